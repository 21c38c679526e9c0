// `npm start` and `npm test` on a machine with any Node >= 18 and npm: brings the toolchain, installs, then does it.
import { join } from "node:path";
import { check } from "./check.mjs";
import { install } from "./install.mjs";
import { runChild } from "./run-child.mjs";
import { LaunchError, root, say, toolchain } from "./toolchain.mjs";

async function start(tools) {
  say("Building the UI if it changed");
  const built = await runChild(
    "pnpm",
    [
      "exec",
      "turbo",
      "run",
      "build",
      "--filter=@modelstudio-sso/web",
      "--output-logs=errors-only",
      "--log-order=stream",
    ],
    {
      cwd: root,
      env: tools.env,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (built !== 0) throw new LaunchError("The UI could not be built; the lines above say why.");
  say("Starting the service");
  return runChild(tools.node, [join(root, "apps/server/src/main.ts")], { cwd: root, env: tools.env });
}

const commands = {
  start,
  test: (tools) => check(tools, { browser: true }),
  check: (tools) => check(tools, { browser: false }),
};

async function main() {
  const command = commands[process.argv[2]];
  if (command === undefined)
    throw new LaunchError(`usage: node scripts/launch.mjs ${Object.keys(commands).join("|")}`);
  const tools = toolchain();
  install(tools);
  process.exitCode = await command(tools);
}

main().catch((error) => {
  process.stderr.write(`${error instanceof LaunchError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
