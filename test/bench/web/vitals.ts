import type { Browser, Page } from "@playwright/test";

/** How much slower than this machine's a processor is pretended to be. */
export const throttle = 4;

export interface Session {
  browser: Browser;
  origin: string;
  /** `name=value`; absent where nobody is signed in. */
  cookie: string | undefined;
}

/** A page as on a first visit: nothing in any cache, on a slow processor. */
export async function firstVisit(session: Session): Promise<Page> {
  const context = await session.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en" });
  const [name = "", value = ""] = (session.cookie ?? "").split("=");
  if (name !== "")
    await context.addCookies([{ name, value: value.split(";")[0] ?? "", url: session.origin }]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  return page;
}

/** What the browser itself says of a load: milliseconds to the largest contentful paint, and the sum of all shifts. */
export interface Load {
  paint: number;
  shift: number;
}

/** Collects in the page; put in before anything of it runs. */
function collectLoad(): void {
  const load = { paint: Number.NaN, shift: 0 };
  Object.assign(window, { benchLoad: load });
  new PerformanceObserver((list) => {
    load.paint = list.getEntries().at(-1)?.startTime ?? load.paint;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      load.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Long enough for what a page still fetches and draws after it has gone quiet. */
const afterwardsMs = 700;

export async function measureLoad(session: Session, path: string): Promise<Load> {
  const page = await firstVisit(session);
  try {
    await page.addInitScript(collectLoad);
    await page.goto(`${session.origin}${path}`, { waitUntil: "networkidle" });
    await page.waitForTimeout(afterwardsMs);
    const painted = () => Number.isFinite((window as unknown as { benchLoad: Load }).benchLoad.paint);
    await page.waitForFunction(painted);
    return await page.evaluate(() => (window as unknown as { benchLoad: Load }).benchLoad);
  } finally {
    await page.context().close();
  }
}

/** From each key going down to the end of the frame that shows it. */
function collectKeys(): void {
  const times: number[] = [];
  Object.assign(window, { benchKeys: times });
  window.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // A message is delivered after the frame that has just begun was drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(undefined);
      });
    },
    true,
  );
}

/** Between two keys, as a quick hand types. */
const keyEveryMs = 120;

export interface TypingPlace {
  path: string;
  /** Leaves the field focused in which to type. */
  focus: (page: Page) => Promise<unknown>;
}

/** Types a text once and gives the milliseconds of every key. */
export async function measureTyping(session: Session, place: TypingPlace, text: string): Promise<number[]> {
  const page = await firstVisit(session);
  try {
    await page.addInitScript(collectKeys);
    await page.goto(`${session.origin}${place.path}`, { waitUntil: "networkidle" });
    await place.focus(page);
    await page.waitForTimeout(afterwardsMs);
    await page.evaluate(() => (window as unknown as { benchKeys: number[] }).benchKeys.splice(0));
    await page.keyboard.type(text, { delay: keyEveryMs });
    await page.waitForTimeout(afterwardsMs);
    return await page.evaluate(() => (window as unknown as { benchKeys: number[] }).benchKeys);
  } finally {
    await page.context().close();
  }
}
