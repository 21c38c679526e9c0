import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { guidePages } from "./page.ts";

/** `pnpm guides`: writes docs/guides anew. */
const folder = fileURLToPath(new URL("../../docs/guides/", import.meta.url));
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of guidePages()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
