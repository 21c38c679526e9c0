import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { printResult } from "../print.ts";

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("want 0 to 65535");
  return number;
}

interface EmulatorFlags {
  port: number;
  state?: string;
  seed?: string;
  settings?: string;
  landing?: "local" | "published";
  json?: boolean;
}

/** What the files and words of the flags say; a file that is no seed or no settings ends as a usage error. */
async function emulatorOptions(flags: EmulatorFlags, command: Command) {
  const { defaultSeed, readSeedFile, readSettingsFile, severalAccountsSeed, usualSettings } = await import(
    "@modelstudio-sso/emulator"
  );
  const seeds: Readonly<Record<string, typeof defaultSeed>> = {
    default: defaultSeed,
    several: severalAccountsSeed,
  };
  try {
    const { seed = "default" } = flags;
    const settings = flags.settings === undefined ? usualSettings() : readSettingsFile(flags.settings);
    const { landing = settings.assumptions.signIn?.landing } = flags;
    const signIn = { ...settings.assumptions.signIn, ...(landing === undefined ? {} : { landing }) };
    return {
      seed: seeds[seed]?.() ?? readSeedFile(seed),
      settings: { ...settings, assumptions: { ...settings.assumptions, signIn } },
    };
  } catch (error) {
    return command.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function emulator(flags: EmulatorFlags, command: Command): Promise<void> {
  const { startEmulator } = await import("@modelstudio-sso/emulator");
  const running = await startEmulator({
    port: flags.port,
    ...(await emulatorOptions(flags, command)),
    ...(flags.state === undefined ? {} : { stateFile: flags.state }),
  });
  printResult(flags.json ?? false, { url: running.url }, () => running.url);
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
    .option("--seed <name or file>", "first contents: default, several, or a JSON file")
    .option("--settings <file>", "latency, rate limits, consistency and assumptions, as JSON")
    .addOption(new Option("--landing <where>", "where a sign-in leads").choices(["local", "published"]))
    .option("--json", "print the address as JSON")
    .action(emulator);
  program
    .command("serve")
    .description("run the service (UI, API), as npm start does")
    .action(async () => {
      await import("@modelstudio-sso/server/main");
    });
}
