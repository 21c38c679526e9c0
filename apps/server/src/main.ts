import { startService } from "./compose.ts";
import { ConfigError, readConfig } from "./config.ts";
import { createLog } from "./log.ts";

/** Longer than any orderly end takes; orchestrators kill after 10 (Docker) or 30 seconds (Kubernetes). */
const mostClosingMs = 25_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  for (const note of config.notes) log.warn(note);
  const service = await startService(config, log);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: closing`);
    setTimeout(() => {
      log.error("closing takes too long; ending without it");
      process.exit(1);
    }, mostClosingMs).unref();
    void service.close().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  const sandboxNote =
    config.cloud === "sandbox"
      ? "Sandbox: a local Alibaba Cloud and a rehearsal identity provider, no account needed."
      : "";
  process.stdout.write(`\nmodelstudio-sso is ready. ${sandboxNote}\nOpen ${service.openUrl}\n`);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`modelstudio-sso could not start: ${text}\n`);
  if (error instanceof Error && error.cause !== undefined && !(error instanceof ConfigError)) {
    process.stderr.write(
      `Cause: ${error.cause instanceof Error ? error.cause.message : String(error.cause)}\n`,
    );
  }
  process.exit(1);
});
