import type { Page } from "@playwright/test";
import { claim, expect, signInAtIdp, test } from "./product.ts";

const account = "5123456789012345";

async function addRole(
  page: Page,
  given: { name: string; group: string; workspace: string; right: "Admin" | "Visitor" },
) {
  await page.getByRole("button", { name: /^Add (a|another) role$/ }).click();
  await page.getByLabel("Role name in RAM").fill(given.name);
  const groups = page.getByLabel("Groups at your identity provider");
  await groups.fill(given.group);
  await groups.press("Enter");
  await page
    .getByRole("textbox", { name: "Add a workspace" })
    .or(page.getByLabel("Add a workspace"))
    .first()
    .click();
  await page.getByRole("option", { name: new RegExp(given.workspace) }).click();
  await page
    .getByRole("radiogroup", { name: new RegExp(`Right in ${given.workspace}`) })
    .getByText(given.right, { exact: true })
    .click();
  await expect(page.getByTestId("saved")).toHaveText(/Saved/);
}

test("from metadata to a green login, through the identity provider", async ({
  page,
  product,
  shot,
  context,
}) => {
  await claim(page, product.service.openUrl);
  await shot("start");
  await page.getByRole("link", { name: "Set up single sign-on" }).first().click();

  await expect(page.getByTestId("step-account")).toBeVisible();
  await expect(page.getByText(account).first()).toBeVisible();
  await page.getByLabel("Name of this set-up").fill("acme-ai");
  await shot("account");
  await page.getByRole("button", { name: "Start this set-up" }).click();

  await expect(page.getByTestId("step-identity-provider")).toBeVisible();
  await shot("identity-provider");
  await page.getByRole("button", { name: "Use the rehearsal identity provider" }).click();
  await expect(page.getByTestId("metadata-preview")).toBeVisible();
  await page.getByLabel("Name of the provider in RAM").fill("AcmeIdp");
  await shot("identity-provider-preview");
  await page.getByRole("button", { name: "Use this identity provider" }).click();
  await page.getByRole("link", { name: /Continue to Groups/ }).click();

  await expect(page.getByTestId("step-groups")).toBeVisible();
  await addRole(page, {
    name: "AI-Admins",
    group: "AI-Platform-Admins",
    workspace: "AI Research",
    right: "Admin",
  });
  await addRole(page, {
    name: "AI-Developers",
    group: "AI-Developers",
    workspace: "Customer Care",
    right: "Visitor",
  });
  await shot("groups");

  // Closing the browser here loses nothing.
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText("AI-Developers").first()).toBeVisible();
  await again.getByRole("link", { name: /Continue to Review/ }).click();
  await walkFromReview(again, product, (name) =>
    import("./screenshots.ts").then(({ takeScreenshot }) => takeScreenshot(again, name)),
  );
});

async function walkFromReview(
  page: Page,
  product: import("./product.ts").Product,
  shot: (name: string) => Promise<void>,
) {
  await expect(page.getByTestId("plan-summary")).toContainText("3 to create");
  expect(await product.cloud.listSamlProviders()).toEqual([]);
  await shot("review");
  await page.getByRole("button", { name: "Apply exactly this plan" }).click();
  await expect(page.getByTestId("run-status")).toHaveText(/Succeeded/);
  await shot("run");

  const provider = await product.cloud.getSamlProvider("AcmeIdp");
  expect(provider?.metadataXml).toContain("IDPSSODescriptor");
  const role = await product.cloud.getRole("AI-Admins");
  expect(role?.trustPolicy.Statement).toEqual([
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Federated: [`acs:ram::${account}:saml-provider/AcmeIdp`] },
      Condition: { StringEquals: { "saml:recipient": ["https://signin.alibabacloud.com/saml-role/sso"] } },
    },
  ]);

  await page.getByRole("link", { name: /Continue to Identity provider guide/ }).click();
  await expect(
    page.getByText(`acs:ram::${account}:role/AI-Admins,acs:ram::${account}:saml-provider/AcmeIdp`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Let the rehearsal IdP follow this guide" }).click();
  await expect(page.getByText("The rehearsal identity provider follows the guide now.")).toBeVisible();
  await shot("guide");

  await page.getByRole("link", { name: /Continue to Workspace memberships/ }).click();
  await expect(page.getByTestId("step-memberships")).toBeVisible();
  await expect(page.getByText(role?.roleId ?? "no RoleId").first()).toBeVisible();
  await shot("memberships");
  await addMembersInConsole(page, product, [
    { role: "AI-Admins", workspace: "ws-1f2e3d4c5b6a7988", as: "Administrator" },
    { role: "AI-Developers", workspace: "ws-9c8b7a6d5e4f3021", as: "Visitor" },
  ]);
  for (const button of await page.getByRole("button", { name: /^I have done this/ }).all())
    await button.click();
  await expect(page.getByText("2 of 2 done")).toBeVisible();
  await shot("memberships-attested");

  await page.getByRole("link", { name: /Continue to Prove the login/ }).click();
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await signInAtIdp(page, "chen.yu");
  await expect(page.getByTestId("test-report")).toContainText("Passed");
  await expect(page.getByTestId("test-report")).toContainText("AI-Admins");
  await expect(page.getByTestId("test-report")).toContainText("AI-Developers");
  await shot("test-rehearsal");

  await walkRealRoad(page, product);
  await shot("done");
}

/** Does in the sandbox's Model Studio console what the guide of the membership step says, as the cloud admin. */
async function addMembersInConsole(
  page: Page,
  product: import("./product.ts").Product,
  members: { role: string; workspace: string; as: string }[],
) {
  const console = await page.context().newPage();
  await console.goto(`${product.cloudUrl}/console/model-studio/accounts`);
  await console.getByTestId("login-username").fill("sso-admin");
  await console.getByTestId("login-account").fill(account);
  await console.getByTestId("login-password").fill("Sandbox-Admin-1");
  await console.getByTestId("login-submit").click();
  for (const member of members) {
    const roleId = (await product.cloud.getRole(member.role))?.roleId ?? "";
    await console.goto(`${product.cloudUrl}/console/model-studio/accounts`);
    await console.getByTestId("add-user-type").selectOption("role");
    await console.getByTestId("add-user-role").selectOption(roleId);
    await console.getByTestId("add-user-display-name").fill(member.role);
    await console.getByTestId("add-user-submit").click();
    await console.getByTestId(`permission-add-AssumedRoleUser${roleId}`).click();
    await console.getByTestId("permission-workspace").selectOption(member.workspace);
    await console.getByTestId("permission-role").selectOption(member.as);
    await console.getByTestId("permission-submit").click();
    await expect(console.getByTestId(`grant-AssumedRoleUser${roleId}-${member.workspace}`)).toBeVisible();
  }
  await console.getByTestId("nav-logout").click();
  await console.close();
}

/** The employee's road: tile, sign-in site, role chooser, console, workspace; then the admin says so. */
async function walkRealRoad(page: Page, product: import("./product.ts").Product) {
  const employee = await page.context().newPage();
  await employee.goto(
    product.cloudUrl.replace(
      /\d+$/,
      new URL(
        (await page.getByRole("link", { name: /Open the application tile/ }).getAttribute("href")) ?? "",
      ).port,
    ),
  );
  await employee.goto(
    (await page.getByRole("link", { name: /Open the application tile/ }).getAttribute("href")) ?? "",
  );
  await employee.getByTestId("application-tile").click();
  await expect(employee.getByTestId("role-chooser")).toBeVisible();
  await employee.getByTestId(`choose-${account}-AI-Developers`).click();
  await employee.getByTestId("chooser-submit").click();
  await employee.goto(`${product.cloudUrl}/console`);
  await expect(employee.getByTestId("console-role")).toContainText("AI-Developers");
  await expect(employee.getByTestId("workspace-ws-9c8b7a6d5e4f3021")).toBeVisible();
  await employee.goto(`${product.cloudUrl}/console/model-studio?workspace=ws-9c8b7a6d5e4f3021`);
  await expect(employee.getByTestId("model-studio-workspace")).toContainText("Customer Care");
  await employee.goto(`${product.cloudUrl}/console/model-studio?workspace=ws-1f2e3d4c5b6a7988`);
  await expect(employee.getByTestId("model-studio-denied")).toBeVisible();
  await employee.close();

  await page.getByRole("button", { name: "I landed there" }).click();
  await expect(page.getByTestId("test-report")).toContainText("Passed");
  await page.getByRole("link", { name: /Continue to Hand over/ }).click();
  await expect(page.getByTestId("step-done")).toBeVisible();
}
