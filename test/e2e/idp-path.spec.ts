import { samePolicy } from "@modelstudio-sso/federation";
import type { Page } from "@playwright/test";
import { addMembers, lookIntoWorkspace } from "./console.ts";
import {
  account,
  addRole,
  applyPlan,
  beginSetup,
  care,
  claim,
  expect,
  type Product,
  research,
  signInAtIdp,
  takeRehearsalIdp,
  test,
} from "./product.ts";

const arn = (kind: string, name: string) => `acs:ram::${account}:${kind}/${name}`;

/** The cloud itself has what the document says; asked through the SDKs. */
async function expectAppliedAtCloud(product: Product): Promise<void> {
  const provider = await product.cloud.getSamlProvider("AcmeIdp");
  expect(provider?.metadataXml).toContain("IDPSSODescriptor");
  const trust = {
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Federated: [arn("saml-provider", "AcmeIdp")] },
        Condition: { StringEquals: { "saml:recipient": ["https://signin.alibabacloud.com/saml-role/sso"] } },
      },
    ],
  };
  for (const name of ["AI-Admins", "AI-Developers"]) {
    const role = await product.cloud.getRole(name);
    expect(samePolicy(role?.trustPolicy, trust)).toBe(true);
    expect(role?.tags).toEqual({ "modelstudio-sso-federation": "acme-ai" });
    expect(await product.cloud.listRolePolicies(name)).toEqual([]);
  }
}

/** The three proofs, in their order. */
async function proveLogin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await signInAtIdp(page, "chen.yu");
  await expect(page.getByTestId("test-report")).toContainText("Passed");
  await expect(page.getByTestId("result-AI-Admins")).toContainText(research.name);
  await expect(page.getByTestId("result-AI-Developers")).toContainText(care.name);

  await page.getByRole("button", { name: "Get a response from the rehearsal IdP" }).click();
  const capture = page.getByRole("link", { name: /Open the rehearsal IdP’s page/ });
  const captured = await page.context().newPage();
  await captured.goto((await capture.getAttribute("href")) ?? "");
  const response = await captured.getByTestId("captured-response").inputValue();
  await captured.close();
  await page.getByLabel("Captured SAML response").fill(response);
  await page.getByText("Exchange it at Alibaba Cloud for one role").click();
  await page.getByRole("button", { name: "Judge this response" }).click();
  await expect(page.getByTestId("exchange")).toContainText("Accepted");
}

/** The employee's road: tile, sign-in site, role chooser, console, workspaces. */
async function walkAsEmployee(page: Page, product: Product): Promise<void> {
  const href = await page.getByRole("link", { name: /Open the application tile/ }).getAttribute("href");
  const employee = await page.context().newPage();
  await employee.goto(href ?? "");
  await employee.getByTestId("application-tile").click();
  await expect(employee.getByTestId("role-chooser")).toBeVisible();
  await employee.getByTestId(`choose-${account}-AI-Developers`).click();
  await employee.getByTestId("chooser-submit").click();
  await employee.getByTestId("nav-console").click();
  await expect(employee.getByTestId("console-role")).toContainText("AI-Developers");
  await expect(employee.getByTestId("console-session-name")).toContainText("chen.yu@acme.example");
  await employee.close();
  expect(await lookIntoWorkspace(page.context(), product, care)).toBe("open");
  expect(await lookIntoWorkspace(page.context(), product, research)).toBe("denied");
}

test("from metadata to a green login through the identity provider", async ({ page, product, context }) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ai", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");
  await addRole(page, {
    name: "AI-Admins",
    group: "AI-Platform-Admins",
    workspace: research,
    right: "Admin",
  });
  await addRole(page, { name: "AI-Developers", group: "AI-Developers", workspace: care, right: "Visitor" });

  // Closing the browser here loses nothing.
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByTestId("role-AI-Developers")).toBeVisible();
  await again.getByTestId("continue").click();

  await expect(again.getByTestId("plan-summary")).toContainText("3 to create");
  expect(await product.cloud.listSamlProviders()).toEqual([]);
  await applyPlan(again);
  await expectAppliedAtCloud(product);
  await again.getByTestId("continue").click();

  await expect(again.getByTestId("guide-role-AI-Admins")).toContainText(
    `${arn("role", "AI-Admins")},${arn("saml-provider", "AcmeIdp")}`,
  );
  await again.getByRole("button", { name: "Let the rehearsal IdP follow this guide" }).click();
  await expect(again.getByTestId("rehearsal-configured")).toBeVisible();
  await again.getByTestId("continue").click();

  const roleId = (await product.cloud.getRole("AI-Admins"))?.roleId ?? "no such role";
  await expect(again.getByTestId(`membership-AI-Admins-${research.id}`)).toContainText(roleId);
  await addMembers(context, product, [
    { role: "AI-Admins", workspace: research.id, as: "Administrator" },
    { role: "AI-Developers", workspace: care.id, as: "Visitor" },
  ]);
  for (const name of ["AI-Admins", "AI-Developers"]) {
    await again.getByRole("button", { name: new RegExp(`^I have done this: ${name}`) }).click();
  }
  await expect(again.getByTestId("membership-count")).toContainText("2 of 2");
  await again.getByTestId("continue").click();

  await proveLogin(again);
  await walkAsEmployee(again, product);
  await again.getByRole("button", { name: "I landed there" }).click();
  await expect(again.getByTestId("test-report")).toContainText("Passed");
  await again.getByTestId("continue").click();
  await expect(again.getByTestId("step-done")).toContainText("Ready to hand over");

  // Nothing is left to change, and looking writes nothing.
  await again.getByTestId("road-review").click();
  await expect(again.getByText("Nothing to change")).toBeVisible();
});
