import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { addMembers } from "./console.ts";
import { account, care, type Product, research, signInAtIdp, test } from "./product.ts";

const root = fileURLToPath(new URL("../../docs/screenshots", import.meta.url));

interface Variant {
  language: "en" | "zh-CN";
  scheme: "light" | "dark";
}
const variants: Variant[] = [
  { language: "en", scheme: "light" },
  { language: "en", scheme: "dark" },
  { language: "zh-CN", scheme: "light" },
  { language: "zh-CN", scheme: "dark" },
];

/** A document with something to see in every step. */
async function prepare(product: Product) {
  const client = await signedInClient(product.service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: account,
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
    roles: [
      {
        name: "AI-Admins",
        groups: ["AI-Platform-Admins"],
        policies: ["AliyunBailianDataFullAccess"],
        workspaces: [{ workspace: research.id, role: "Admin", displayName: "AI platform" }],
      },
      {
        name: "AI-Developers",
        groups: ["AI-Developers"],
        workspaces: [
          { workspace: research.id, role: "Visitor" },
          { workspace: care.id, role: "Visitor" },
        ],
      },
    ],
  });
  const federation = await client.federations.create({ document });
  return { client, id: federation.id };
}

async function open(browser: Browser, product: Product, variant: Variant): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: variant.scheme,
    locale: variant.language,
    viewport: { width: 1280, height: 860 },
  });
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  await context.addCookies([
    { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return context;
}

function folderOf(variant: Variant): string {
  const folder = join(root, `${variant.language === "en" ? "en" : "zh"}-${variant.scheme}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function picture(page: Page, variant: Variant, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
  await page.screenshot({
    path: join(folderOf(variant), `${name}.png`),
    fullPage: true,
    animations: "disabled",
  });
}

/** Visits pages in every language and colour scheme. */
async function everyVariant(
  browser: Browser,
  product: Product,
  pages: Record<string, string>,
): Promise<void> {
  for (const variant of variants) {
    const context = await open(browser, product, variant);
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${product.service.url}${path}`);
      await picture(page, variant, name);
    }
    await context.close();
  }
}

async function apply(given: Awaited<ReturnType<typeof prepare>>) {
  const { client, id } = given;
  const plan = await client.plans.create({ id });
  const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id }))
    if (event.type === "run-finished") break;
  await client.sandbox.configureIdp({ id });
  return { runId: run.id };
}

test("pictures of every step", async ({ browser, product }) => {
  const given = await prepare(product);
  const base = `/federations/${given.id}`;
  await everyVariant(browser, product, {
    account: `${base}/account`,
    "identity-provider": `${base}/identity-provider`,
    groups: `${base}/groups`,
    review: `${base}/review`,
  });
  const { runId } = await apply(given);
  await everyVariant(browser, product, {
    run: `${base}/runs/${runId}`,
    guide: `${base}/guide`,
    memberships: `${base}/memberships`,
  });
  const english = await open(browser, product, { language: "en", scheme: "light" });
  await addMembers(english, product, [{ role: "AI-Admins", workspace: research.id, as: "Administrator" }]);
  await given.client.memberships.attest({
    id: given.id,
    role: "AI-Admins",
    workspace: research.id,
    note: "Added on Monday",
  });
  const page = await english.newPage();
  await page.goto(`${product.service.url}${base}/test`);
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await signInAtIdp(page, "chen.yu");
  await page.getByTestId("test-report").waitFor();
  const test = new URL(page.url()).searchParams.get("test") ?? "";
  await english.close();
  await everyVariant(browser, product, {
    list: "/",
    "test-report": `${base}/test?test=${test}`,
    "memberships-attested": `${base}/memberships`,
    done: `${base}/done`,
    access: `${base}/access`,
  });
});

test("pictures of the first screens", async ({ browser, product }) => {
  const welcome = new URL(product.service.openUrl);
  for (const variant of variants) {
    const context = await browser.newContext({ colorScheme: variant.scheme, locale: variant.language });
    const page = await context.newPage();
    await page.goto(welcome.href);
    await picture(page, variant, "welcome");
    await context.close();
  }
  await signedInClient(product.service);
  await everyVariant(browser, product, { start: "/", "new-setup": "/federations/new" });
});
