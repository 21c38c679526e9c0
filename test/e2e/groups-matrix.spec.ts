import AxeBuilder from "@axe-core/playwright";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { BrowserContext, Page } from "@playwright/test";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { addPerson } from "../service/people.ts";
import { account, care, expect, type Product, research, test } from "./product.ts";

const count = 300;
const nameOf = (at: number) => `Team-${String(at + 1).padStart(3, "0")}`;

/** A set-up of 300 roles, and a browser that is signed in and looks at them. */
async function prepare(product: Product, context: BrowserContext, page: Page) {
  const client = await signedInClient(product.service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
    roles: Array.from({ length: count }, (_, at) => ({
      name: at === 7 ? "Team_008" : nameOf(at),
      groups: [`grp-${at + 1}`],
      workspaces: [{ workspace: research.id, role: "Visitor" }],
    })),
  });
  const { id } = await client.federations.create({ document });
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([
    { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
  ]);
  await page.goto(`${product.service.url}/federations/${id}/groups`);
  await expect(page.getByTestId("matrix-count")).toHaveText("300 of 300 roles");
  return { client, id };
}

async function rolesOf(client: ApiClient, id: string, page: Page) {
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  return (await client.federations.get({ id })).document.roles;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
}

test("300 roles are searched, selected and edited by keyboard, many at once, and back", async ({
  page,
  product,
  context,
}) => {
  const { client, id } = await prepare(product, context, page);
  const row = (name: string) => page.getByTestId(`role-${name}`);
  expect(await page.getByRole("row").count()).toBeLessThan(40);
  await expectAccessible(page);

  // The keyboard goes to the end of the table and back; only rows in sight exist.
  await row("Team-001").focus();
  await page.keyboard.press("End");
  await expect(row("Team-300")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(row("Team-001")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByTestId("bulk")).toContainText("3 roles selected");

  // Many at once, and the way back.
  await page.getByLabel("What to do").selectOption("add-workspace");
  await page.getByTestId("bulk").getByLabel("Workspace", { exact: true }).selectOption(care.id);
  await page.getByTestId("bulk").getByLabel("Right", { exact: true }).selectOption("Admin");
  await page.getByRole("button", { name: "Do it for 3 roles" }).click();
  await expect(page.getByTestId("last-change")).toContainText("3 roles changed");
  expect((await rolesOf(client, id, page)).filter((role) => role.workspaces.length === 2)).toHaveLength(3);
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await rolesOf(client, id, page)).filter((role) => role.workspaces.length === 2)).toEqual([]);
  await page.getByRole("button", { name: "Select none" }).click();

  // Narrowed down to what is wrong, and put right in the editor beside the table.
  await page.getByLabel(/^Only with findings/).check();
  await expect(page.getByTestId("matrix-count")).toHaveText("1 of 300 roles");
  await row("Team_008").focus();
  await page.keyboard.press("Enter");
  const editor = page.getByTestId("opened-role");
  await expect(editor).toBeFocused();
  await expect(editor.getByTestId("diagnostic-federation.name.role")).toBeVisible();
  await expectAccessible(page);
  await editor.getByLabel("Role name in RAM").fill("Team-008");
  await expect(page.getByTestId("matrix-count")).toHaveText("0 of 300 roles");
  await editor.getByRole("combobox", { name: /^Groups at your/ }).pressSequentially("GRP-17");
  await expect(page.getByTestId("group-hint")).toContainText("grp-17");
  await page.getByRole("button", { name: "Take “grp-17”" }).click();
  await editor.getByRole("button", { name: "Done", exact: true }).click();
  const [edited] = (await rolesOf(client, id, page)).slice(7);
  expect(edited).toMatchObject({ name: "Team-008", groups: ["grp-8", "grp-17"] });

  // Search, then delete what was found; the question names it first.
  await page.getByLabel(/^Only with findings/).uncheck();
  await page.getByPlaceholder("Search groups, roles, workspaces").fill("team-29");
  await expect(page.getByTestId("matrix-count")).toHaveText("10 of 300 roles");
  await page.getByLabel("Select all shown roles").check();
  await page.getByLabel("What to do").selectOption("delete");
  await expect(page.getByTestId("bulk")).toContainText("Team-290, Team-291");
  await page.getByRole("button", { name: "Remove 10 roles" }).click();
  await expect(page.getByTestId("last-change")).toContainText("10 roles removed");
  const left = await rolesOf(client, id, page);
  expect(left).toHaveLength(count - 10);
  expect(left.some((role) => role.name.startsWith("Team-29"))).toBe(false);
});

test("somebody who may only look searches, reads and exports, and changes nothing", async ({
  page,
  product,
  context,
  browser,
}) => {
  const { client, id } = await prepare(product, context, page);
  const { cookie } = await addPerson(product.service.url, client, { name: "Anna", role: "approver" });
  const theirs = await browser.newContext();
  const [name = "", value = ""] = cookie.split("=");
  await theirs.addCookies([{ name, value: value.split(";")[0] ?? "", url: product.service.url }]);
  const looking = await theirs.newPage();
  await looking.goto(`${product.service.url}/federations/${id}/groups`);
  await looking.getByPlaceholder("Search groups, roles, workspaces").fill("team-29");
  await expect(looking.getByTestId("matrix-count")).toHaveText("10 of 300 roles");
  const saving = looking.waitForEvent("download");
  await looking.getByRole("button", { name: "Save as CSV" }).click();
  expect((await saving).suggestedFilename()).toBe("acme-ai-groups.csv");

  const row = looking.getByTestId("role-Team-291");
  await row.focus();
  await looking.keyboard.press("Space");
  await looking.keyboard.press("Control+a");
  await expect(row.getByRole("checkbox")).toBeDisabled();
  await expect(looking.getByTestId("bulk")).toHaveCount(0);
  await looking.keyboard.press("Enter");
  const editor = looking.getByTestId("opened-role");
  await expect(editor.getByLabel("Role name in RAM")).toBeDisabled();
  await expect(editor.getByRole("button", { name: "Remove this role" })).toHaveCount(0);
  await editor.getByRole("button", { name: "Done", exact: true }).click();
  await expect(editor).toHaveCount(0);
  for (const closed of ["Add another role", "Bring in a CSV file"])
    await expect(looking.getByRole("button", { name: closed })).toHaveCount(0);
});
