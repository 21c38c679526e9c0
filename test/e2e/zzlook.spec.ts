import { AxeBuilder } from "@axe-core/playwright";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { Browser, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { account, expect, type Product, test } from "./product.ts";

/** A federation with two roles and the rehearsal IdP's metadata. */
async function prepare(product: Product): Promise<string> {
  const client = await signedInClient(product.service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml, sessionDurationSeconds: 7200 },
    roles: [
      { name: "AI-Admins", groups: ["AI-Platform-Admins"] },
      { name: "AI-Developers", groups: ["AI-Developers", "研发组"] },
    ],
  });
  return (await client.federations.create({ document })).id;
}

async function openGuide(
  browser: Browser,
  product: Product,
  given: { locale: string; width: number; dark?: boolean },
) {
  // Signing in is what sets the product's cookie.
  const id = await prepare(product);
  const context = await browser.newContext({
    locale: given.locale,
    colorScheme: given.dark ? "dark" : "light",
    viewport: { width: given.width, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([{ name, value: value.split(";")[0] ?? "", url: product.service.url }]);
  const page = await context.newPage();
  await page.goto(`${product.service.url}/federations/${id}/guide`);
  await expect(page.getByTestId("guide-steps")).toBeVisible();
  return page;
}

async function chooseProduct(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(name.slice(0, 6));
  await page.getByRole("option", { name: new RegExp(name) }).click();
}

async function noSideways(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
}

test("SHOT speaks in the words of the product chosen, with files to take along", async ({
  browser,
  product,
}) => {
  const page = await openGuide(browser, product, { locale: "en", width: 1280 });
  await expect(page.getByRole("combobox", { name: "Their product" })).toHaveValue(
    "Any SAML 2.0 identity provider",
  );
  await chooseProduct(page, "Their product", "Shibboleth IdP");
  await expect(page.getByTestId("guide-step-filter")).toContainText("conf/attribute-filter.xml");
  await page
    .getByTestId("guide-step-attributes")
    .getByRole("button", { name: "attribute-resolver.xml" })
    .click();
  await expect(page.getByTestId("guide-file-attribute-resolver")).toContainText(
    "<SourceValue>研发组</SourceValue>",
  );
  await page.getByTestId("guide-files").getByRole("button", { name: "Copy", exact: true }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(
    "acs:ram::5123456789012345:role/AI-Developers,acs:ram::5123456789012345:saml-provider/AcmeIdp",
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save attribute-resolver.xml" }).click();
  expect((await saved).suggestedFilename()).toBe("attribute-resolver.xml");
  await page.screenshot({ path: "/tmp/shots/en-shib.png", fullPage: true }); await page.evaluate(() => window.scrollTo(0,0)); await page.screenshot({ path: "/tmp/shots/en-shib-top.png" }); await chooseProduct(page, "Their product", "Feishu / Lark"); await page.screenshot({ path: "/tmp/shots/en-feishu.png", fullPage: true });
  await expect(page.getByTestId("guide-warning-one-each")).toContainText("2 roles need 2 applications");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("the guide reads in Chinese on a narrow screen", async ({ browser, product }) => {
  const page = await openGuide(browser, product, { locale: "zh-CN", width: 360, dark: true });
  for (const name of ["Keycloak", "Okta", "Microsoft Entra ID", "AD FS"]) {
    await chooseProduct(page, "对方使用的产品", name);
    await expect(page.getByTestId("guide-files")).toBeVisible();
    await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/shots/zh-${name.slice(0,4)}.png`, fullPage: true }); await noSideways(page);
  }
  await expect(page.getByTestId("guide-step-rules")).toContainText("声明颁发策略");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
