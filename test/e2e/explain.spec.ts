import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { federationDocumentSchema, supportBundleSchema } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import type { BrowserContext, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { harOf } from "../service/capture.ts";
import { account, expect, type Product, research, signInAtIdp, test } from "./product.ts";

/** An identity provider whose metadata can pass for Okta's, since Okta's console is one the findings know. */
async function oktaLike() {
  const idp = await startRehearsalIdp({ host: "localhost" });
  const metadataXml = idp
    .metadataXml()
    .replaceAll(`${idp.url}/sso`, "https://acme.okta.com/app/acme/sso/saml");
  return { idp, metadataXml };
}

/** A set-up for the international site. The IdP's application was made for the site it is given. */
async function prepare(product: Product, context: BrowserContext) {
  const { idp, metadataXml } = await oktaLike();
  await idp.setAliyunApplication({
    accountId: account,
    providerName: "AcmeIdp",
    site: "china",
    groupRoles: [{ group: "AI-Developers", roleName: "AI-Developers" }],
  });
  const client = await signedInClient(product.service);
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
    roles: [
      {
        name: "AI-Developers",
        groups: ["AI-Developers"],
        workspaces: [{ workspace: research.id, role: "Visitor" }],
      },
    ],
  });
  const federation = await client.federations.create({ document });
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([
    { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return { idp, id: federation.id };
}

/** Copies a response of the application from the IdP's page, broken as told. */
async function capture(context: BrowserContext, idp: RunningRehearsalIdp, fault: string): Promise<string> {
  const page = await context.newPage();
  const app = encodeURIComponent(`china:${account}:AcmeIdp`);
  await page.goto(`${idp.url}/captured?app=${app}&fault=${fault}`);
  await signInAtIdp(page, "priya.raman");
  await expect(page.getByTestId("captured-fault")).toHaveText(fault);
  const response = await page.getByTestId("captured-response").inputValue();
  await page.close();
  return response;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Letters in a row of the message's own SignatureValue. */
function signatureOf(response: string): string {
  const xml = Buffer.from(response, "base64").toString("utf8");
  const value = /SignatureValue[^>]*>([^<]+)</.exec(xml)?.[1]?.replaceAll(/\s/g, "") ?? "";
  expect(value.length).toBeGreaterThan(100);
  return value.slice(0, 40);
}

/** Each fault of the response below, with where Okta's console has the setting. */
const faults = [
  ["response.destination.mismatch", "https://signin.alibabacloud.com/saml-role/sso", "Single sign-on URL"],
  ["response.confirmation.recipient", "https://signin.aliyun.com/saml-role/sso", "Single sign-on URL"],
  ["response.audience.mismatch", "urn:alibaba:cloudcomputing:international", "Audience URI"],
  ["alibaba.session-duration.range", "86400", "Attribute Statements"],
] as const;

async function expectFaults(page: Page): Promise<void> {
  await expect(page.getByTestId("explain-findings").locator("article")).toHaveCount(faults.length);
  for (const [code, value, setting] of faults) {
    const found = page.getByTestId(`diagnostic-${code}`);
    await expect(found).toContainText(value);
    await expect(found).toContainText(/Who fixes it\s*The identity provider's admin/);
    await expect(found).toContainText(/Where to change it\s*Okta Admin Console >/);
    await expect(found).toContainText(setting);
    await expect(found.getByRole("link")).toHaveAttribute("href", `/docs/errors/${code}`);
  }
}

/** The file is what the page promised: it lists what it lacks, and lacks it. */
async function expectBundle(page: Page, response: string): Promise<void> {
  const removed = page.getByTestId("bundle-removed");
  await expect(removed).toContainText("NameID values");
  await expect(removed).toContainText("the message itself, with its signatures and certificates");
  const downloading = page.waitForEvent("download");
  await page.getByTestId("bundle-download").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^saml-explained-.+\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  const bundle = supportBundleSchema.parse(JSON.parse(text));
  expect(bundle.vendor).toBe("okta");
  expect(bundle.explanation.diagnostics.map(({ code }) => code).sort()).toEqual(
    faults.map(([code]) => code).sort(),
  );
  for (const { what } of bundle.removed) await expect(removed).toContainText(what);
  expect(bundle.removed.length).toBeGreaterThan(2);
  expect(text).not.toMatch(/priya|acme\.example|secret-ticket/i);
  expect(text).not.toContain(signatureOf(response));
}

test("a HAR of a broken login shows all its faults, who fixes them and where", async ({
  page,
  product,
  context,
}) => {
  const { idp, id } = await prepare(product, context);
  const response = await capture(context, idp, "session-duration-too-long");
  await page.goto(`${product.service.url}/federations/${id}/test`);
  await page.getByTestId("to-explain").click();
  await expect(page).toHaveURL(`${product.service.url}/explain?federation=${id}`);
  await expect(page.getByTestId("explain-federation")).toHaveValue(id);
  await expect(page.getByTestId("explain-submit")).toBeDisabled();
  await expectAccessible(page);

  await page.getByTestId("explain-input").fill(harOf(response));
  await page.getByTestId("explain-submit").click();
  const verdict = page.getByTestId("explain-verdict");
  await expect(verdict).toHaveText("It would be refused, because the response is meant for another address.");
  await expect(verdict).toBeFocused();
  await expectFaults(page);
  const values = page.getByTestId("explain-values");
  await expect(values.getByRole("row", { name: /^NameID xxxxx\.xxxxx@xxxx\.xxxxxxx Signed$/ })).toBeVisible();
  await expect(values.getByRole("row", { name: /^Destination .* Unsigned$/ })).toBeVisible();
  await expect(page.getByTestId("explain-pairs")).toContainText("AI-Developers");
  await expectBundle(page, response);
  await expectAccessible(page);

  // Shown on wish; the answer that was there belongs to another wish and goes.
  await page.getByRole("switch", { name: "Hide personal values" }).click();
  await expect(verdict).toHaveCount(0);
  await page.getByTestId("explain-submit").click();
  await expect(values).toContainText("priya.raman@acme.example");
  await expectBundle(page, response);
  await idp.close();
});

test("a file is found by its issuer; too large, no response and an unknown issuer are told apart", async ({
  page,
  product,
  context,
}) => {
  const { idp } = await prepare(product, context);
  const stranger = await startRehearsalIdp();
  await stranger.setAliyunApplication({
    accountId: account,
    providerName: "OtherIdp",
    site: "international",
    groupRoles: [{ group: "AI-Developers", roleName: "AI-Developers" }],
  });
  const own = await idp.createResponse({ userId: "priya.raman", audience: "aliyun" });
  const strange = await stranger.createResponse({ userId: "priya.raman", audience: "aliyun" });
  await page.goto(product.service.url);
  await page.getByRole("link", { name: "Explain a response" }).click();
  const chooser = page.getByLabel("Choose a file");
  await chooser.setInputFiles({
    name: "huge.har",
    mimeType: "application/json",
    buffer: Buffer.alloc(5 * 1024 * 1024 + 1, "a"),
  });
  await expect(page.getByRole("alert")).toContainText("larger than 5 MB");
  await chooser.setInputFiles({
    name: "login.har",
    mimeType: "application/json",
    buffer: Buffer.from(harOf(own.samlResponse)),
  });
  await expect(page.getByTestId("explain-file")).toContainText("login.har");
  await page.getByTestId("explain-submit").click();
  const verdict = page.getByTestId("explain-verdict");
  await expect(verdict).toHaveAttribute("data-kind", "refused");
  await expect(page.getByTestId("diagnostic-response.audience.mismatch")).toContainText("Okta");

  await page.getByRole("button", { name: "Bring something else" }).click();
  await page.getByTestId("explain-input").fill(strange.samlResponse);
  await page.getByTestId("explain-submit").click();
  await expect(verdict).toHaveAttribute("data-kind", "unproven");
  await expect(page.getByText(/None of your set-ups has this issuer/)).toBeVisible();

  await page.getByTestId("explain-input").fill("good morning");
  await expect(verdict).toHaveCount(0);
  await page.getByTestId("explain-submit").click();
  await expect(verdict).toHaveAttribute("data-kind", "unreadable");
  await Promise.all([idp.close(), stranger.close()]);
});
