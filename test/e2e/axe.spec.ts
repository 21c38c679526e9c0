import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { signedInClient } from "../service/api-client.ts";
import { expect, type Product, test } from "./product.ts";
import { type Stage, setStage } from "./stage.ts";
import { routesOfTheRouter } from "./sweep/routes.ts";
import { settled, type Traffic, watchTraffic } from "./sweep/settled.ts";
import { empty, filled, type State, unclaimed } from "./sweep/states.ts";

/** All that the look of a page depends on. */
interface Look {
  language: "en" | "zh-CN";
  scheme: "light" | "dark";
  width: number;
}
const [wide, narrow] = [1280, 360];

/**
 * The two looks at one state differ in everything, and which of the four pairs it is goes round with the states: each
 * page is seen in both languages, schemes and widths, and what all pages share is seen in all eight.
 */
function looksAt(turn: number, first: Look["language"]): [Look, Look] {
  const other = first === "en" ? "zh-CN" : "en";
  const scheme = turn % 2 === 0 ? "light" : "dark";
  const width = turn % 4 < 2 ? wide : narrow;
  return [
    { language: first, scheme, width },
    {
      language: other,
      scheme: scheme === "light" ? "dark" : "light",
      width: width === wide ? narrow : wide,
    },
  ];
}

async function take(page: Page, look: Look): Promise<void> {
  // Colours that fade over would be judged on their way.
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width: look.width, height: 900 });
  if ((await languageOf(page)) === look.language) return;
  await page.getByRole("button", { name: /^(English|中文)$/ }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", look.language);
}

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);

const axeSource: string = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"))(
  "axe-core",
).source;

async function violations(page: Page, { server }: State): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  // Axe is in the page already and there are no frames, so nothing is put in again and no other page is opened.
  const axe = new AxeBuilder({ page, axeSource: ";" }).setLegacyMode(true);
  axe.options({ resultTypes: ["violations"] });
  // What a page is called can depend on what it waits for.
  const found = await (server === "waits" ? axe.disableRules("page-has-heading-one") : axe).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
}

/** What stands out of the page to the right. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("main *, header *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 3)
      .map((element) => `sideways: ${element.outerHTML.slice(0, 160)}`)
      .concat(`sideways: the page is ${document.documentElement.scrollWidth} wide`);
  });
}

interface Turn {
  traffic: Traffic;
  state: State;
  /** Its place in the sweep. */
  turn: number;
}

/** One state in both looks; in one where it is the frame alone that is seen. */
async function examine(page: Page, given: Turn) {
  const { traffic, state, turn } = given;
  const looks = looksAt(turn, (await languageOf(page)) === "zh-CN" ? "zh-CN" : "en");
  const found: string[] = [];
  for (const look of state.server === undefined ? looks : looks.slice(0, 1)) {
    await take(page, look);
    // Some texts come from the server in the language of the page.
    await settled(page, traffic, state);
    const told = await violations(page, state);
    if (look.width === wide) await page.setViewportSize({ width: narrow, height: 900 });
    told.push(...(await sideways(page)));
    found.push(...told.map((line) => `${look.language} ${look.scheme} ${look.width}: ${line}`));
  }
  return found;
}

async function serve(page: Page, state: State): Promise<void> {
  await page.route("**/api/v1/**", async (route) => {
    const asked = new URL(route.request().url()).pathname;
    if (/\/session$|\/federations\/[^/]+$/.test(asked)) await route.continue();
    else if (state.server === "fails") await route.fulfill({ status: 500, json: {} });
  });
}

async function be(context: BrowserContext, product: Product, cookie: string | undefined): Promise<void> {
  await context.clearCookies();
  const [name = "", value = ""] = (cookie ?? "").split("=");
  if (name !== "")
    await context.addCookies([{ name, value: value.split(";")[0] ?? "", url: product.service.url }]);
}

/** Opens a state; within the page that is open where nothing of it would be seen again. */
async function open(
  page: Page,
  product: Product,
  { state, before }: { state: State; before: State | undefined },
) {
  const fresh =
    before === undefined ||
    before.route === state.route ||
    before.who !== state.who ||
    [before, state].some(({ server }) => server !== undefined);
  if (!fresh) {
    await page.evaluate((to) => {
      // The page before stays until the next one is there; it must not be taken for it.
      document.querySelector("h1")?.setAttribute("data-left", "");
      window.history.pushState({}, "", to);
    }, state.at);
    return;
  }
  // An address that differs behind the hash mark alone would not be loaded.
  if (before?.route === state.route) await page.goto("about:blank");
  await page.goto(`${product.service.url}${state.at}`, { waitUntil: "domcontentloaded" });
}

async function look(page: Page, product: Product, given: Turn & { before: State | undefined }) {
  const { traffic, state } = given;
  await open(page, product, given);
  await settled(page, traffic, state);
  await state.act?.(page);
  await settled(page, traffic, state);
  return examine(page, given);
}

/** Goes through states and gives what was found, by state. */
async function sweep(page: Page, product: Product, given: { states: State[]; cookies?: Stage["cookies"] }) {
  const traffic = watchTraffic(page);
  const found: Record<string, string[]> = {};
  const cookies: Record<string, string | undefined> = { owner: product.service.cookie, ...given.cookies };
  for (const [turn, state] of given.states.entries()) {
    const before = given.states[turn - 1];
    if (before === undefined || before.who !== state.who)
      await be(page.context(), product, cookies[state.who ?? "owner"]);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    if (state.server !== undefined) await serve(page, state);
    const told = await look(page, product, { traffic, state, turn, before }).catch((error) => [
      String(error),
    ]);
    if (told.length > 0) found[`${state.route} (${state.name})`] = told;
  }
  return found;
}

test("every page is in the sweep", () => {
  const link = "https://sso.example/page#secret";
  const ids = { bare: "1", many: "2", ramUsers: "3", staged: "4" };
  const shown = {
    ...ids,
    links: { join: link, reset: link, handover: link },
    applied: { id: "5", runId: "6", tests: ["7", "8"] },
  };
  const swept = new Set([...unclaimed(link), ...empty(), ...filled(shown)].map(({ route }) => route));
  swept.delete("not found");
  expect([...swept].sort()).toEqual(routesOfTheRouter().sort());
});

test.setTimeout(360_000);
test("every page, in each of its main states, is accessible and fits a narrow screen", async ({
  page,
  product,
}) => {
  const before = await sweep(page, product, { states: unclaimed(product.service.openUrl) });
  const client = await signedInClient(product.service);
  const alone = await sweep(page, product, { states: empty() });
  const stage = await setStage(product, client);
  const all = await sweep(page, product, { states: filled(stage), cookies: stage.cookies });
  expect({ ...before, ...alone, ...all }).toEqual({});
});
