import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** `""` counts as absent: compose files and shells leave empty variables behind. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const environmentSchema = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  CLOUD: optional(z.enum(["sandbox", "alibaba"])),
  LOG_LEVEL: optional(z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"])),
  SITE: optional(z.enum(["international", "china"])),
  SANDBOX_CLOUD_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  /** A local cloud that runs already, such as `msso emulator`; several servers may share it. */
  SANDBOX_CLOUD_URL: optional(z.url({ protocol: /^http$/ })),
  /** Secret from which others are derived; servers that share a database need the same one. */
  MASTER_KEY: optional(z.string().min(32, "at least 32 characters")),
  /** Calls a second to the account, over all servers on one database; RAM publishes no number. */
  CLOUD_CALLS_PER_SECOND: optional(z.coerce.number().min(1).max(1000)),
  SANDBOX_IDP_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  SECOND_OPINION: optional(z.enum(["on", "off"])),
  MEMBERSHIP_ADAPTER: optional(z.enum(["guided", "bailian-control"])),
});

/** Permission indexes of the unpublished BailianControl API, e.g. `{"Admin":[1]}`; none is known for certain. */
const indexesSchema = z.partialRecord(z.enum(["Admin", "Visitor"]), z.array(z.int()).min(1));
export type PermissionIndexes = z.infer<typeof indexesSchema>;

export interface Config {
  port: number;
  host: string;
  /** Undefined: derived from the port that was bound. */
  publicUrl: string | undefined;
  /** Undefined: an own PostgreSQL is started in DATA_DIR. */
  databaseUrl: string | undefined;
  dataDir: string;
  cloud: "sandbox" | "alibaba";
  site: "international" | "china";
  logLevel: string;
  /** Whether samlify is asked about every live login too. */
  secondOpinion: boolean;
  sandbox: { cloudUrl: string | undefined; cloudPort: number | undefined; idpPort: number | undefined };
  callsPerSecond: number;
  /** Undefined: a file of its own in DATA_DIR. */
  masterKey: string | undefined;
  membership: { adapter: "guided" | "bailian-control"; indexes: PermissionIndexes };
  webRoot: string;
  docsRoot: string;
}

/** All problems of the environment at once, each with the variable's name. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
    this.name = "ConfigError";
  }
}

function readIndexes(text: string | undefined, problems: string[]): PermissionIndexes {
  if (text === undefined) return {};
  try {
    const parsed = indexesSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // falls through to the one message below
  }
  problems.push(`MEMBERSHIP_PERMISSION_INDEXES: want JSON such as {"Admin":[1],"Visitor":[2]}`);
  return {};
}

/** Reads the environment once. Throws `ConfigError` that lists every problem. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(environment);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const values = parsed.success ? parsed.data : {};
  const indexes = readIndexes(environment.MEMBERSHIP_PERMISSION_INDEXES || undefined, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port: values.PORT ?? 4600,
    host: values.HOST ?? "127.0.0.1",
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ""),
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(checkout, values.DATA_DIR ?? ".data"),
    cloud: values.CLOUD ?? "sandbox",
    site: values.SITE ?? "international",
    logLevel: values.LOG_LEVEL ?? "info",
    secondOpinion: values.SECOND_OPINION !== "off",
    sandbox: {
      cloudUrl: values.SANDBOX_CLOUD_URL,
      cloudPort: values.SANDBOX_CLOUD_PORT,
      idpPort: values.SANDBOX_IDP_PORT,
    },
    // The sandbox is ours alone and need not be spared.
    callsPerSecond: values.CLOUD_CALLS_PER_SECOND ?? (values.CLOUD === "alibaba" ? 20 : 1000),
    masterKey: values.MASTER_KEY,
    membership: { adapter: values.MEMBERSHIP_ADAPTER ?? "guided", indexes },
    webRoot: resolve(checkout, "apps/web/dist"),
    docsRoot: resolve(checkout, "docs"),
  };
}
