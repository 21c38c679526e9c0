import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

const root = fileURLToPath(new URL("../../docs/screenshots", import.meta.url));

/**
 * Pictures for docs/, in one language and colour scheme a run: `SCREENSHOTS=en-light`. Without it nothing is
 * written, so that a test leaves the repository as it was.
 */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const variant = process.env.SCREENSHOTS;
  if (variant === undefined || variant === "") return;
  const folder = join(root, variant);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: "disabled" });
}
