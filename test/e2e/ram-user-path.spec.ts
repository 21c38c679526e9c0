import { addMembers, lookIntoWorkspace } from "./console.ts";
import { account, addRole, applyPlan, beginSetup, care, claim, expect, research, test } from "./product.ts";

test("a RAM user signs in, switches to the role, and lands in the workspace", async ({
  page,
  product,
  context,
}) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ram", "RAM user");
  await addRole(page, { name: "AI-Readers", workspace: care, right: "Visitor" });
  await page.getByTestId("continue").click();
  await applyPlan(page);

  expect(await product.cloud.listUserPolicies("lin.wei")).toEqual([
    { policyType: "Custom", policy: "msso-acme-ram-assume-AI-Readers" },
  ]);
  const role = await product.cloud.getRole("AI-Readers");
  expect(role?.trustPolicy.Statement).toEqual([
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { RAM: [`acs:ram::${account}:user/lin.wei`] },
    },
  ]);
  expect(await product.cloud.listSamlProviders()).toEqual([]);

  await page.getByTestId("continue").click();
  await addMembers(context, product, [{ role: "AI-Readers", workspace: care.id, as: "Visitor" }]);
  await page.getByRole("button", { name: /^I have done this/ }).click();
  await expect(page.getByTestId("membership-count")).toContainText("1 of 1");
  await page.getByTestId("continue").click();

  const user = await context.newPage();
  const logon = await page.getByRole("link", { name: /Open the RAM-user logon/ }).getAttribute("href");
  await user.goto(logon ?? "");
  await user.getByTestId("login-username").fill("lin.wei");
  await user.getByTestId("login-account").fill(account);
  await user.getByTestId("login-password").fill("Sandbox-Logon-1");
  await user.getByTestId("login-submit").click();
  await user.getByTestId("nav-switch-identity").click();
  await user.getByTestId("switch-account").fill(account);
  await user.getByTestId("switch-role").fill("AI-Readers");
  await user.getByTestId("switch-submit").click();
  await expect(user.getByTestId("console-role")).toContainText("AI-Readers");
  await user.close();
  expect(await lookIntoWorkspace(context, product, care)).toBe("open");
  expect(await lookIntoWorkspace(context, product, research)).toBe("denied");

  await page.getByRole("button", { name: "I landed there" }).click();
  await expect(page.getByTestId("test-report")).toContainText("Passed");

  await page.getByTestId("continue").click();
  const text = page.getByRole("textbox", { name: "Text for your people" });
  await expect(text).toHaveValue(
    /sign in as your RAM user[^\n]+\n {3}\S+\/login\n2\.[^\n]+the role AI-Readers\.\n {3}\S+switch-identity\n/,
  );
  await expect(text).toHaveValue(/Who has it: lin\.wei\n {2}Workspaces: Customer Care \(visitor\)/);
});
