import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { BrowserContext, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { account, care, expect, type Product, research, test } from "./product.ts";

async function signIn(product: Product, context: BrowserContext) {
  const client = await signedInClient(product.service);
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([
    { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return client;
}
type Client = Awaited<ReturnType<typeof signIn>>;

async function create(client: Client, name: string, roles: object[]): Promise<string> {
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: name, metadataXml: xml },
    roles,
  });
  return (await client.federations.create({ document })).id;
}

async function apply(client: Client, id: string): Promise<void> {
  const made = await client.plans.create({ id });
  const run = await client.runs.start({ id: made.id, fingerprint: made.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id }))
    if (event.type === "run-finished") break;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

const choose = async (page: Page, ...groups: string[]) => {
  const field = page.getByTestId("access-choose").getByRole("combobox");
  for (const group of groups) {
    await field.fill(group);
    await field.press("Enter");
  }
  await page.keyboard.press("Escape");
};

test("who can do what: as wanted, as seen, after the plan, and for the auditor", async ({
  page,
  product,
  context,
}) => {
  const client = await signIn(product, context);
  const admins = {
    name: "AI-Admins",
    groups: ["Admins"],
    policies: ["AliyunBailianDataFullAccess"],
    workspaces: [{ workspace: research.id, role: "Admin" }],
  };
  const readers = {
    name: "AI-Readers",
    groups: ["Readers", "Admins"],
    workspaces: [{ workspace: care.id, role: "Visitor" }],
  };
  const id = await create(client, "acme-ai", [admins, readers]);
  await page.goto(`${product.service.url}/federations/${id}/groups`);
  await page.getByRole("link", { name: "Who can do what" }).click();
  await expect(page.getByTestId("access-row-Admins").getByRole("heading", { level: 4 })).toHaveText([
    "AI-Admins",
    "AI-Readers",
  ]);

  await choose(page, "Admins", "readers");
  await expect(page.getByTestId("choice-count")).toHaveText("2 roles to choose from");
  await expect(page.getByTestId("option-AI-Admins")).toContainText("change knowledge bases");
  await expect(page.getByTestId("option-AI-Readers")).not.toContainText("change knowledge bases");
  await expect(page.getByText("readers leads nowhere. The set-up writes it Readers.")).toBeVisible();
  await expectAccessible(page);

  await page.getByText("After the plan", { exact: true }).click();
  await expect(page.getByTestId("access-no-plan")).toBeVisible();
  await apply(client, id);
  await client.memberships.attest({ id, role: "AI-Admins", workspace: research.id });
  await page.getByText("As seen", { exact: true }).click();
  const seen = page.getByTestId("access-row-Admins");
  await expect(seen.getByTestId("role-AI-Admins")).toContainText("Attested");
  await expect(seen.getByTestId("role-AI-Readers")).toContainText("Not known");

  const { document, version } = await client.federations.get({ id });
  await client.federations.save({
    id,
    version,
    document: { ...document, roles: document.roles.slice(0, 1) },
  });
  await client.plans.create({ id });
  await page.getByText("After the plan", { exact: true }).click();
  await expect(page.getByTestId("access-difference")).toContainText("2 entries");
  await expect(page.getByTestId("access-row-Readers").getByTestId("role-AI-Readers")).toContainText("Ends");
  await page.getByLabel("Only what the plan changes").check();
  await page.getByLabel(/^Search groups/).fill("readers");
  await expect(page.getByTestId("access-count")).toContainText("2 of");
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV for the auditor" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^access-acme-ai-plan-\d{4}-\d\d-\d\d\.csv$/);
  const csv = readFileSync((await saved.path()) ?? "", "utf8");
  expect(csv).toContain("Group,Admins,AI-Admins,open,yes,AI Research");
});

test("three hundred groups scroll and are searched like three, on a phone too", async ({
  browser,
  product,
  context,
}) => {
  const client = await signIn(product, context);
  const id = await create(
    client,
    "many-groups",
    Array.from({ length: 60 }, (_unused, index) => ({
      name: `Team-${index}`,
      groups: Array.from({ length: 5 }, (_none, of) => `OU=Department ${index},CN=Group-${of}`),
      workspaces: [{ workspace: research.id, role: "Visitor" }],
    })),
  );
  const phone = await browser.newContext({
    viewport: { width: 360, height: 720 },
    locale: "zh-CN",
    colorScheme: "dark",
    storageState: await context.storageState(),
  });
  const page = await phone.newPage();
  await page.goto(`${product.service.url}/federations/${id}/access`);
  await expect(page.getByTestId("access-count")).toHaveText("300 / 300 项");
  const rows = page.locator('[data-testid^="access-row-"]');
  expect(await rows.count()).toBeLessThan(40);
  await page.mouse.wheel(0, 30_000);
  await expect(page.getByTestId("access-row-OU=Department 0,CN=Group-0")).toHaveCount(0);
  expect(await rows.count()).toBeGreaterThan(0);
  await page.getByRole("searchbox").fill("department 41 group-3");
  await expect(rows).toHaveCount(1);
  await expect(page.getByTestId("role-Team-41")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(360);
  await expectAccessible(page);
  await phone.close();
});
