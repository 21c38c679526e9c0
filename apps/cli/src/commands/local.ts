import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { printResult } from "../print.ts";

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("want 0 to 65535");
  return number;
}

async function emulator(options: { port: number; state?: string; json?: boolean }): Promise<void> {
  const { startEmulator } = await import("@modelstudio-sso/emulator");
  const running = await startEmulator({
    port: options.port,
    ...(options.state === undefined ? {} : { stateFile: options.state }),
  });
  printResult(options.json ?? false, { url: running.url }, () => running.url);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
}

/** `msso schema`, `msso emulator --port N`, `msso serve` */
export function localCommands(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of federation.yaml")
    .option("--json", "accepted for symmetry; the output is always JSON")
    .action(() => {
      const schema = z.toJSONSchema(federationDocumentSchema, { io: "input" });
      process.stdout.write(
        `${JSON.stringify({ title: "modelstudio-sso federation", ...schema }, null, 2)}\n`,
      );
    });
  program
    .command("emulator")
    .description("run a local Alibaba Cloud and print its address")
    .option("--port <port>", "port on 127.0.0.1; 0 takes a free one", port, 4601)
    .option("--state <file>", "keep its state in this file")
    .option("--json", "print the address as JSON")
    .action(emulator);
  program
    .command("serve")
    .description("run the service (UI, API), as npm start does")
    .action(async () => {
      await import("@modelstudio-sso/server/main");
    });
}
