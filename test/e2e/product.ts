import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { test as base, expect, type Page } from "@playwright/test";
import { en } from "../../apps/web/src/i18n/en/index.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "../service/service.ts";

export const account = "5123456789012345";
export const research = { id: "ws-1f2e3d4c5b6a7988", name: "AI Research" };
export const care = { id: "ws-9c8b7a6d5e4f3021", name: "Customer Care" };

export interface Product {
  service: ServiceProcess;
  /** The sandbox's cloud, asked through the SDKs and not through the UI. */
  cloud: ReturnType<typeof connectCloud>;
  cloudUrl: string;
}

function cloudOf(dataDir: string) {
  const cloudUrl = readFileSync(join(dataDir, "sandbox", "cloud-url"), "utf8").trim();
  const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
  return { cloudUrl, cloud: connectCloud(localConnection(new URL(cloudUrl).host, key)) };
}

/** Each test gets a fresh product: its own process, database, sandbox and identity provider. */
export const test = base.extend<{ product: Product }>({
  // Playwright wants the pattern even where nothing is taken from it.
  product: async ({ browserName: _browser }, use) => {
    const data = dataDirectory();
    const service = await startServiceProcess(data.path);
    await use({ service, ...cloudOf(data.path) });
    await service.stop("SIGTERM");
    data.remove();
  },
});

export const owner = {
  name: "Olga Owner",
  email: "olga@acme.example",
  password: "correct horse battery",
};

/** The texts of the language a page is shown in. */
export type Words = typeof en;

/** A text of the catalogue with its values filled in. */
export function say(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A role as a person makes it: its group is offered by the rehearsal identity provider, or typed. */
export interface NewRole {
  name: string;
  group?: string;
  typed?: boolean;
  workspace: { id: string; name: string };
  right: "Admin" | "Visitor";
}

/** The steps of a first set-up, in the language of the page. */
export class SetupSteps {
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  /** Follows the one-time link and becomes the owner. */
  claim = async (page: Page, openUrl: string): Promise<void> => {
    const { session, start } = this.#words;
    await page.goto(openUrl);
    await page.getByLabel(session.name).fill(owner.name);
    await page.getByLabel(session.email).fill(owner.email);
    await page.getByLabel(session.password, { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: session.claim }).click();
    await expect(page.getByRole("link", { name: start.begin }).first()).toBeVisible();
  };

  /** The first step: the account is what it should be, the set-up gets its name. */
  beginSetup = async (page: Page, name: string, path: "identity provider" | "RAM user"): Promise<void> => {
    const words = this.#words;
    await page.getByRole("link", { name: words.start.begin }).first().click();
    await expect(page.getByTestId("account-report")).toContainText(account);
    await page.getByLabel(words.account.name).fill(name);
    if (path === "RAM user") {
      await page.getByText(words.account.ram).click();
      await page.getByText("lin.wei").first().click();
    }
    await page.getByRole("button", { name: words.account.create }).click();
  };

  /** The rehearsal identity provider's metadata, previewed and taken. */
  takeRehearsalIdp = async (page: Page, providerName: string): Promise<void> => {
    const { idp } = this.#words;
    await page.getByRole("button", { name: idp.rehearsal }).click();
    await expect(page.getByTestId("metadata-preview")).toBeVisible();
    await page.getByRole("button", { name: idp.useIt }).click();
    await page.getByLabel(idp.providerName).fill(providerName);
    await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
    await page.getByTestId("continue").click();
  };

  /** One role with its group (IdP path) and one workspace. */
  addRole = async (page: Page, role: NewRole): Promise<void> => {
    const { groups } = this.#words;
    const add = page.getByRole("button", { name: groups.add, exact: true });
    await add.or(page.getByRole("button", { name: groups.addAnother, exact: true })).click();
    await page.getByLabel(groups.name).fill(role.name);
    if (role.group !== undefined && role.typed === true) {
      await page.getByRole("combobox", { name: groups.idpGroups }).pressSequentially(role.group);
      await page.keyboard.press("Enter");
    } else if (role.group !== undefined) {
      const offered = say(groups.addGroup, { group: role.group });
      await page.getByRole("button", { name: offered, exact: true }).click();
    }
    await page.getByLabel(groups.addWorkspace).selectOption(role.workspace.id);
    const right = role.right === "Admin" ? groups.admin : groups.visitor;
    await page.getByTestId(`workspace-${role.workspace.id}`).getByText(right, { exact: true }).click();
    await page.getByRole("button", { name: groups.fold, exact: true }).click();
    await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  };

  /** Approves the shown plan and follows the run to its end. */
  applyPlan = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: this.#words.review.apply }).click();
    await expect(page.getByTestId("run-status")).toHaveAttribute("data-status", "succeeded");
  };
}

export const { claim, beginSetup, takeRehearsalIdp, addRole, applyPlan } = new SetupSteps(en);

/** Signs in at the rehearsal identity provider's page. */
export async function signInAtIdp(page: Page, user: string): Promise<void> {
  await page.getByTestId(`user-${user}`).click();
  await page.getByTestId("sign-in-submit").click();
}

export { expect };
