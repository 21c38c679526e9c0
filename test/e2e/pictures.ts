import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { addMembers } from "./console.ts";
import { expect, type Product, research, test } from "./product.ts";
import { setStage } from "./stage.ts";
import { settled, watchTraffic } from "./sweep/settled.ts";

/** The light ones are kept with the documentation; the dark ones are for looking at. */
const roots = {
  light: fileURLToPath(new URL("../../docs/screenshots", import.meta.url)),
  dark: fileURLToPath(new URL("../test-results/screenshots", import.meta.url)),
};

const languages = ["en", "zh-CN"] as const;
type Language = (typeof languages)[number];

async function open(browser: Browser, product: Product, given: { language: Language; signedIn: boolean }) {
  const context = await browser.newContext({
    locale: given.language,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 860 },
  });
  const [name = "", value = ""] = (product.service.cookie ?? "").split("=");
  if (given.signedIn)
    await context.addCookies([
      { name, value: value.split(";")[0] ?? "", url: product.service.url, httpOnly: true, sameSite: "Lax" },
    ]);
  return context.newPage();
}

/** What is open, in both colour schemes. */
async function picture(page: Page, language: Language, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    const folder = join(roots[scheme], `${language === "en" ? "en" : "zh"}-${scheme}`);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: "disabled" });
  }
}

interface Visit {
  signedIn?: boolean;
  /** Names of pictures and the addresses of their pages. */
  pages: Record<string, string>;
}

/** Visits pages in every language and colour scheme. */
async function everyVariant(browser: Browser, product: Product, { pages, signedIn = true }: Visit) {
  for (const language of languages) {
    const page = await open(browser, product, { language, signedIn });
    const traffic = watchTraffic(page);
    for (const [name, path] of Object.entries(pages)) {
      // An address that differs behind the hash mark alone would not be loaded.
      await page.goto("about:blank");
      await page.goto(new URL(path, product.service.url).href);
      await settled(page, traffic, {});
      await picture(page, language, name);
    }
    await page.context().close();
  }
}

/** As the cloud admin, who adds one role and leaves the other open. */
async function addOneMember(browser: Browser, product: Product): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await addMembers(context, product, [{ role: "AI-Admins", workspace: research.id, as: "Administrator" }]);
  await context.close();
}

const ofStep = (id: string, step: string) => `/federations/${id}/${step}`;

test("pictures of every page", async ({ browser, product }) => {
  const client = await signedInClient(product.service);
  const take = (pages: Visit["pages"]) => everyVariant(browser, product, { pages });
  const stage = await setStage(product, client, {
    drafted: (id) =>
      take({
        account: ofStep(id, "account"),
        "identity-provider": ofStep(id, "identity-provider"),
        groups: ofStep(id, "groups"),
        review: ofStep(id, "review"),
        test: ofStep(id, "test"),
      }),
    applied: async (id, runId) => {
      await take({
        run: ofStep(id, `runs/${runId}`),
        guide: ofStep(id, "guide"),
        memberships: ofStep(id, "memberships"),
      });
      await addOneMember(browser, product);
    },
  });
  const { id, tests } = stage.applied;
  const [before = "", after = ""] = tests;
  await take({
    list: "/",
    "memberships-attested": ofStep(id, "memberships"),
    "test-report": ofStep(id, `test?test=${before}`),
    "test-compare": ofStep(id, `test/compare?before=${before}&after=${after}`),
    done: ofStep(id, "done"),
    access: ofStep(id, "access"),
    watch: ofStep(id, "watch"),
    "watch-staged": ofStep(stage.staged, "watch"),
    "groups-table": ofStep(stage.many, "groups"),
    "ram-users-review": ofStep(stage.ramUsers, "review"),
    "identity-provider-empty": ofStep(stage.bare, "identity-provider"),
    explain: `/explain?federation=${id}`,
    people: "/people",
    keys: "/keys",
    audit: "/audit",
    "my-account": "/me",
    "not-found": "/no/such/page",
  });
  const outside = { "sign-in": "/sign-in", ...stage.links };
  await everyVariant(browser, product, { signedIn: false, pages: outside });
});

test("pictures of the first screens", async ({ browser, product }) => {
  await everyVariant(browser, product, { signedIn: false, pages: { welcome: product.service.openUrl } });
  await signedInClient(product.service);
  await everyVariant(browser, product, { pages: { start: "/", "new-setup": "/federations/new" } });
});
