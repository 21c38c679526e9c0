import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
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
