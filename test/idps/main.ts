import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { debianPackages, installed } from "./packages.ts";

/** `pnpm idps`: a proof that cannot run for want of a package counts as failed, and says what to install. */
const missing = (Object.keys(debianPackages) as (keyof typeof debianPackages)[]).filter(
  (name) => !installed(name),
);
const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));
const run = spawnSync("pnpm", ["exec", "vitest", "run", "--config", config], { stdio: "inherit" });
for (const name of missing) {
  process.stderr.write(
    `Not proved: ${name} is not installed. apt-get install --no-install-recommends ${debianPackages[name].install}\n`,
  );
}
process.exitCode = run.status === 0 && missing.length === 0 ? 0 : 1;
