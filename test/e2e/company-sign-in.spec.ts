import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { addPerson, password } from "../service/people.ts";
import { claim, expect, signInAtIdp, test } from "./product.ts";

async function accessible(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("an owner switches company sign-in on, an invited person enters by it, and a stranger learns why not", async ({
  page,
  browser,
  product,
}) => {
  const { url } = product.service;
  await claim(page, product.service.openUrl);
  await page.getByRole("link", { name: "People" }).click();
  const panel = page.getByTestId("company-sign-in");
  await expect(panel).toContainText(`${url}/saml/sign-in/acs`);
  await panel.getByRole("button", { name: "Use the rehearsal identity provider" }).click();
  await expect(panel.getByTestId("metadata-preview")).toBeVisible();
  await expect(panel).not.toContainText("RAM");
  await panel.getByRole("button", { name: "Believe this identity provider" }).click();
  await panel.getByLabel("People may sign in by the company").check();
  await panel.getByLabel("By the company only").check();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toContainText("On");
  await accessible(page);
  await page.getByLabel("Their e-mail").fill("chen.yu@acme.example");
  await page.getByTestId("invite").getByLabel("Role").selectOption("operator");
  await page.getByRole("button", { name: "Make a one-time link" }).click();
  await expect(page.getByTestId("shown-once")).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(`${url}/explain`);
  await accessible(theirs);
  await theirs.getByRole("link", { name: "Sign in with your company" }).click();
  await signInAtIdp(theirs, "chen.yu");
  await expect(theirs).toHaveURL(`${url}/explain`);
  await theirs.goto(`${url}/me`);
  await expect(theirs.getByTestId("password-panel")).toContainText("You sign in by your company");
  await expect(theirs.getByText("chen.yu@acme.example").first()).toBeVisible();
  await accessible(theirs);

  const stranger = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await stranger.goto(`${url}/sign-in`);
  await stranger.getByRole("link", { name: "通过企业登录" }).click();
  await signInAtIdp(stranger, "sam.ortiz");
  const refusal = stranger.getByTestId("company-refusal");
  await expect(refusal).toContainText("此人不属于该组织");
  await expect(refusal).toContainText("您所在组织的所有者");
  await accessible(stranger);
  const reference = /[0-9a-f-]{36}/.exec((await refusal.textContent()) ?? "")?.[0] ?? "none";
  await page.goto(`${url}/audit?action=session.sign-in-failed`);
  await page.getByTestId("audit-session.sign-in-failed").first().locator("summary").click();
  await expect(page.locator("body")).toContainText(reference);
});

test("by the company only: a member's password and passkey are refused, and the page says why", async ({
  page,
  product,
}) => {
  const client = await signedInClient(product.service);
  const { email } = await addPerson(product.service.url, client, { name: "Otto", role: "operator" });
  const named = product.service.url.replace("127.0.0.1", "localhost");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const signInByPassword = async () => {
    await page.goto(`${named}/sign-in?to=/me`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signInByPassword();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Its name").fill("Work laptop");
  await page.getByRole("button", { name: "Create the passkey" }).click();
  await expect(page.getByTestId("passkeys-panel")).toContainText("Work laptop");
  await page.locator("summary", { hasText: "Otto" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const { xml: metadataXml } = await client.sandbox.metadata();
  await client.companySignIn.saveSettings({ enabled: true, only: true, metadataXml, emailAttribute: null });

  await signInByPassword();
  const words = "Your organisation signs in by its company only.";
  await expect(page.getByRole("alert")).toContainText(words);
  await page.goto(`${named}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText(words);
  const told = await page.evaluate(async () => (await fetch("/api/v1/session")).json());
  expect(told.user).toBeNull();
  await client.companySignIn.saveSettings({ enabled: true, only: false, metadataXml, emailAttribute: null });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("link", { name: "Sign in with your company" })).toHaveCount(0);
  await page.goto(`${named}/me`);
  await expect(page.getByTestId("passkeys-panel")).toContainText("Work laptop");
});
