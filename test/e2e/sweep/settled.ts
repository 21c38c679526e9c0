import { expect, type Page } from "@playwright/test";
import type { State } from "./states.ts";

/** How many requests are on their way. */
export interface Traffic {
  open(): string[];
}

export function watchTraffic(page: Page): Traffic {
  const open = new Map<object, string>();
  page.on("request", (request) => open.set(request, request.url()));
  page.on("requestfinished", (request) => open.delete(request));
  // An answer whose body nobody reads, or that goes on as a stream, never finishes.
  page.on("response", (response) => {
    if (response.request().resourceType() === "fetch") open.delete(response.request());
  });
  page.on("requestfailed", (request) => open.delete(request));
  return { open: () => [...open.values()] };
}

const waiting = "[aria-busy=true], .mantine-Skeleton-root";
/** No request for so long, and the page has said what it has to say. */
const quietMs = 60;

/** Waits until a page stands still, or, where the server keeps it waiting, until it shows that it waits. */
export async function settled(
  page: Page,
  traffic: Traffic,
  { server }: Pick<State, "server">,
): Promise<void> {
  if (server === "waits") {
    await expect(page.locator(waiting).first()).toBeVisible();
    return;
  }
  await expect(page.locator("h1:not([data-left])").first()).toBeVisible();
  let quietSince = Date.now();
  await expect
    .poll(
      async () => {
        if (traffic.open().length > 0 || (await page.locator(waiting).count()) > 0) quietSince = Date.now();
        return Date.now() - quietSince >= quietMs;
      },
      { intervals: [30] },
    )
    .toBe(true);
}
