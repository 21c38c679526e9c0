import { pino } from "pino";
import { startService } from "./compose.ts";
import { ConfigError, readConfig } from "./config.ts";

/** Fields that may hold secrets or assertions anywhere in what is logged. */
const redacted = [
  "password",
  "*.password",
  "accessKeySecret",
  "*.accessKeySecret",
  "securityToken",
  "*.securityToken",
  "samlResponse",
  "*.samlResponse",
  "SAMLResponse",
  "*.SAMLResponse",
  "req.headers",
  "err.config",
  "err.data",
  "err.cause",
];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino(
    { level: config.logLevel, redact: { paths: redacted, censor: "[redacted]" } },
    pino.destination(2),
  );
  const service = await startService(config, log);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: closing`);
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
