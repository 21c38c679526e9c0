import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { test as base, expect, type Page } from "@playwright/test";
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

/** Follows the one-time link and becomes the owner. */
export async function claim(page: Page, openUrl: string): Promise<void> {
  await page.goto(openUrl);
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner account" }).click();
  await expect(page.getByRole("link", { name: "Set up single sign-on" }).first()).toBeVisible();
}

/** The first step: the account is what it should be, the set-up gets its name. */
export async function beginSetup(page: Page, name: string, path: "identity provider" | "RAM user") {
  await page.getByRole("link", { name: "Set up single sign-on" }).first().click();
  await expect(page.getByTestId("account-report")).toContainText(account);
  await page.getByLabel("Name of this set-up").fill(name);
  if (path === "RAM user") {
    await page.getByText("Through a RAM user").click();
    await page.getByText("lin.wei").first().click();
  }
  await page.getByRole("button", { name: "Start this set-up" }).click();
}

/** The rehearsal identity provider's metadata, previewed and taken. */
export async function takeRehearsalIdp(page: Page, providerName: string): Promise<void> {
  await page.getByRole("button", { name: "Use the rehearsal identity provider" }).click();
  await expect(page.getByTestId("metadata-preview")).toBeVisible();
  await page.getByRole("button", { name: "Use this identity provider" }).click();
  await page.getByLabel("Name of the provider in RAM").fill(providerName);
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await page.getByTestId("continue").click();
}

/** One role with its group (IdP path) and one workspace. */
export async function addRole(
  page: Page,
  role: { name: string; group?: string; workspace: { id: string; name: string }; right: "Admin" | "Visitor" },
): Promise<void> {
  await page.getByRole("button", { name: /^Add (a|another) role$/ }).click();
  await page.getByLabel("Role name in RAM").fill(role.name);
  if (role.group !== undefined) {
    await page.getByRole("button", { name: `Add ${role.group}`, exact: true }).click();
  }
  await page.getByLabel("Add a workspace").selectOption(role.workspace.id);
  await page.getByTestId(`workspace-${role.workspace.id}`).getByText(role.right, { exact: true }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
}

/** Approves the shown plan and follows the run to its end. */
export async function applyPlan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Apply exactly this plan" }).click();
  await expect(page.getByTestId("run-status")).toHaveAttribute("data-status", "succeeded");
}

/** Signs in at the rehearsal identity provider's page. */
export async function signInAtIdp(page: Page, user: string): Promise<void> {
  await page.getByTestId(`user-${user}`).click();
  await page.getByTestId("sign-in-submit").click();
}

export { expect };
