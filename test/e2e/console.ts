import type { BrowserContext } from "@playwright/test";
import { account, expect, type Product } from "./product.ts";

/** Does in the sandbox's Model Studio console what the membership step says, as the cloud admin. */
export async function addMembers(
  context: BrowserContext,
  product: Product,
  members: { role: string; workspace: string; as: "Administrator" | "Visitor" }[],
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${product.cloudUrl}/console/model-studio/accounts`);
  await page.getByTestId("login-username").fill("sso-admin");
  await page.getByTestId("login-account").fill(account);
  await page.getByTestId("login-password").fill("Sandbox-Admin-1");
  await page.getByTestId("login-submit").click();
  for (const member of members) {
    const roleId = (await product.cloud.getRole(member.role))?.roleId ?? "no such role";
    const key = `AssumedRoleUser${roleId}`;
    await page.goto(`${product.cloudUrl}/console/model-studio/accounts`);
    await page.getByTestId("add-user-type").selectOption("role");
    await page.getByTestId("add-user-role").selectOption(roleId);
    await page.getByTestId("add-user-display-name").fill(member.role);
    await page.getByTestId("add-user-submit").click();
    await page.getByTestId(`permission-add-${key}`).click();
    await page.getByTestId("permission-workspace").selectOption(member.workspace);
    await page.getByTestId("permission-role").selectOption(member.as);
    await page.getByTestId("permission-submit").click();
    await expect(page.getByTestId(`grant-${key}-${member.workspace}`)).toBeVisible();
  }
  await page.getByTestId("nav-logout").click();
  // A page that is closed in the middle of a navigation can stay, and holds up the others.
  await expect(page.getByTestId("login-username")).toBeVisible();
  await page.close();
  await expect.poll(() => context.pages().includes(page)).toBe(false);
}

/** Opens a workspace in the sandbox's console: its name where it opens, or what the console says instead. */
export async function lookIntoWorkspace(
  context: BrowserContext,
  product: Product,
  workspace: { id: string; name: string },
): Promise<"open" | "denied"> {
  const page = await context.newPage();
  await page.goto(`${product.cloudUrl}/console/model-studio?workspace=${workspace.id}`);
  const open = page.getByTestId("model-studio-workspace");
  const denied = page.getByTestId("model-studio-denied");
  await expect(open.or(denied)).toBeVisible();
  const answer = (await denied.isVisible()) ? "denied" : "open";
  if (answer === "open") await expect(open).toContainText(workspace.name);
  await page.close();
  return answer;
}
