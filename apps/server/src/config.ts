import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type AccountKey, readCloudAccounts } from "./configuration/cloud-accounts.ts";
import { type MailSettings, readMail } from "./configuration/mail.ts";
import { secretNames, withSecretFiles } from "./configuration/secret-files.ts";
import { similarNames } from "./configuration/similar-names.ts";
import { type AllowList, readAllowList } from "./outbound/allow-list.ts";
import { readNetwork } from "./outbound/networks.ts";

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
  /** The one before, so that what it protects can still be read. */
  MASTER_KEY_PREVIOUS: optional(z.string().min(32, "at least 32 characters")),
  CLOUD_ACCOUNTS: optional(z.string()),
  /** Calls a second to the account, over all servers on one database; RAM publishes no number. */
  CLOUD_CALLS_PER_SECOND: optional(z.coerce.number().min(1).max(1000)),
  /** Days that entries of the audit log are kept; for ever where it is not set. */
  AUDIT_RETENTION_DAYS: optional(z.coerce.number().int().min(30)),
  SANDBOX_IDP_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  /** Where traces go; the other OTEL_ variables of the exporter are read by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  OTEL_SERVICE_NAME: optional(z.string().max(100)),
  SECOND_OPINION: optional(z.enum(["on", "off"])),
  MEMBERSHIP_ADAPTER: optional(z.enum(["guided", "bailian-control"])),
  MEMBERSHIP_PERMISSION_INDEXES: optional(z.string()),
  /** Inside hosts, addresses and networks that metadata may be fetched from, between commas. */
  OUTBOUND_ALLOW: optional(z.string()),
  /** `on` lets metadata be fetched over plain http, too. */
  OUTBOUND_HTTP: optional(z.enum(["on", "off"])),
  /** Addresses and networks of the reverse proxies whose X-Forwarded-For is believed, between commas. */
  TRUSTED_PROXIES: optional(z.string()),
  /** The mail server that notifications go through, with name and password. */
  SMTP_URL: optional(z.string()),
  MAIL_FROM: optional(z.string()),
  /** Requests a second that one client may send over time; 0: as many as it likes. */
  REQUESTS_PER_SECOND: optional(z.coerce.number().int().min(0).max(100_000)),
});

/** Every variable that is read, besides those of the cloud's own credential chain. */
export const environmentNames: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...secretNames.map((name) => `${name}_FILE`),
];

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
  /** Accounts that are reached with credentials of their own; all others with the service's own key. */
  cloudAccounts: AccountKey[];
  callsPerSecond: number;
  /** `null`: no traces. */
  tracing: { serviceName: string } | null;
  /** `null`: for ever. */
  auditRetentionDays: number | null;
  /** Undefined: a file of its own in DATA_DIR. */
  masterKey: string | undefined;
  masterKeyPrevious: string | undefined;
  membership: { adapter: "guided" | "bailian-control"; indexes: PermissionIndexes };
  /** Where requests to addresses that people type in may go, beside the internet. */
  outbound: { allow: AllowList; http: boolean };
  /** Undefined: notifications go to webhooks alone. */
  mail: MailSettings | undefined;
  trustedProxies: string[];
  /** Of one client; 0: no limit. */
  requestsPerSecond: number;
  webRoot: string;
  docsRoot: string;
  /** What looks like a mistake and need not be one. */
  notes: string[];
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

function readAllowed(text: string, problems: string[]): AllowList {
  const { list, wrong } = readAllowList(text);
  for (const entry of wrong) problems.push(`OUTBOUND_ALLOW: "${entry}" is no host name, address or network`);
  return list;
}

function readProxies(text: string, problems: string[]): string[] {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  for (const entry of entries) {
    if (readNetwork(entry) === null) problems.push(`TRUSTED_PROXIES: "${entry}" is no address or network`);
  }
  return entries;
}

type Values = z.infer<typeof environmentSchema>;

/** The exporter reads the addresses itself; here it counts only whether there is one. */
function readTracing(values: Values): Config["tracing"] {
  const to = values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? values.OTEL_EXPORTER_OTLP_ENDPOINT;
  return to === undefined ? null : { serviceName: values.OTEL_SERVICE_NAME ?? "modelstudio-sso" };
}

/** Values that are right each and wrong together. */
function contradictions(values: Values): string[] {
  const problems: string[] = [];
  const {
    pathname = "/",
    search = "",
    hash = "",
  } = values.PUBLIC_URL === undefined ? {} : new URL(values.PUBLIC_URL);
  if (pathname !== "/" || search !== "" || hash !== "") {
    problems.push("PUBLIC_URL: want an address without a path, such as https://sso.example.com");
  }
  if (values.MASTER_KEY_PREVIOUS !== undefined && values.MASTER_KEY === undefined) {
    problems.push("MASTER_KEY_PREVIOUS: needs a MASTER_KEY that follows it");
  }
  if (values.MASTER_KEY_PREVIOUS !== undefined && values.MASTER_KEY_PREVIOUS === values.MASTER_KEY) {
    problems.push("MASTER_KEY_PREVIOUS: is the same as MASTER_KEY");
  }
  return problems;
}

const readText = (path: string) => readFileSync(path, "utf8");

/** Reads the environment once, and the files it names. Throws `ConfigError` that lists every problem. */
export function readConfig(given: NodeJS.ProcessEnv): Config {
  const { environment, problems } = withSecretFiles(given, readText);
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const values: Values = parsed.success ? parsed.data : {};
  problems.push(...contradictions(values));
  const indexes = readIndexes(environment.MEMBERSHIP_PERMISSION_INDEXES || undefined, problems);
  const cloudAccounts = readCloudAccounts(values.CLOUD_ACCOUNTS, problems);
  const allow = readAllowed(values.OUTBOUND_ALLOW ?? "", problems);
  const mail = readMail(values, problems);
  const trustedProxies = readProxies(values.TRUSTED_PROXIES ?? "", problems);
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
    cloudAccounts,
    // The sandbox is ours alone and need not be spared.
    callsPerSecond: values.CLOUD_CALLS_PER_SECOND ?? (values.CLOUD === "alibaba" ? 20 : 1000),
    tracing: readTracing(values),
    auditRetentionDays: values.AUDIT_RETENTION_DAYS ?? null,
    masterKey: values.MASTER_KEY,
    masterKeyPrevious: values.MASTER_KEY_PREVIOUS,
    membership: { adapter: values.MEMBERSHIP_ADAPTER ?? "guided", indexes },
    outbound: { allow, http: values.OUTBOUND_HTTP === "on" },
    mail,
    trustedProxies,
    requestsPerSecond: values.REQUESTS_PER_SECOND ?? 100,
    webRoot: resolve(checkout, "apps/web/dist"),
    docsRoot: resolve(checkout, "docs"),
    notes: similarNames(given, environmentNames),
  };
}
