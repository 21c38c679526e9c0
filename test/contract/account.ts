import {
  type AlibabaCloud,
  alibabaConnection,
  type CloudConnection,
  connectCloud,
  localConnection,
} from "@modelstudio-sso/alibaba-cloud";
import { alibabaSites, type SiteId } from "@modelstudio-sso/contracts";
import { readSettingsFile, startEmulator } from "@modelstudio-sso/emulator";
import { callerKey, seedWithCaller } from "./emulated-caller.ts";

/** What the caller of the suite asked for; the environment, unless a test of the suite itself says otherwise. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The account the suite speaks to, made sure to be the one that was meant. */
export interface Account {
  kind: "emulator" | "alibaba";
  accountId: string;
  site: SiteId;
  connection: CloudConnection;
  cloud: AlibabaCloud;
  /** Origin of the sign-in site, and where it describes itself as a service provider. */
  signIn: string;
  spMetadata: string;
  /** Region of Model Studio in which workspaces are made. */
  region: string;
  /** Milliseconds a read may take to see a write. */
  patienceMs: number;
  /** Parts that touch what the account's people work with are asked for by name. */
  allows: { workspaces: boolean; membership: boolean };
  close(): Promise<void>;
}

/** An account of each site in the emulator. */
const emulatedAccounts = { international: "5123456789012345", china: "1333333333333333" } as const;

function siteOf(text: string | undefined): SiteId {
  if (text === "international" || text === "china") return text;
  throw new Error(`CONTRACT_SITE must be international or china, not ${text ?? "left out"}.`);
}

async function emulated(env: Environment): Promise<Account> {
  const site = siteOf(env.CONTRACT_SITE ?? "international");
  const accountId = emulatedAccounts[site];
  const file = env.CONTRACT_EMULATOR_SETTINGS;
  const settings = file === undefined ? {} : { settings: readSettingsFile(file) };
  const emulator = await startEmulator({ seed: seedWithCaller(accountId), ...settings });
  const connection = localConnection(emulator.endpoint, callerKey);
  return {
    kind: "emulator",
    accountId,
    site,
    connection,
    cloud: connectCloud(connection),
    signIn: emulator.url,
    spMetadata: `${emulator.url}/saml-role/sp-metadata.xml?site=${site}`,
    region: "ap-southeast-1",
    patienceMs: 3_000,
    allows: { workspaces: true, membership: true },
    close: () => emulator.close(),
  };
}

/** Refuses where the credentials are another account's than the one that was named. */
export async function confirmAccount(cloud: AlibabaCloud, named: string): Promise<string> {
  const { accountId, arn } = await cloud.callerIdentity();
  if (accountId === named) return accountId;
  throw new Error(
    `CONTRACT_ACCOUNT_ID names ${named}, but the credentials are those of ${arn} in account ${accountId}. Nothing was done.`,
  );
}

async function real(env: Environment): Promise<Account> {
  const named = env.CONTRACT_ACCOUNT_ID;
  if (named === undefined || named === "") {
    throw new Error(
      "Set CONTRACT_ACCOUNT_ID to the number of the test account; the suite makes and deletes things there.",
    );
  }
  const site = siteOf(env.CONTRACT_SITE);
  const connection = alibabaConnection({ kind: "chain" }, site);
  const cloud = connectCloud(connection);
  return {
    kind: "alibaba",
    accountId: await confirmAccount(cloud, named),
    site,
    connection,
    cloud,
    signIn: new URL(alibabaSites[site].acsUrl).origin,
    spMetadata: alibabaSites[site].metadataUrl,
    region: env.CONTRACT_REGION ?? "ap-southeast-1",
    patienceMs: Number(env.CONTRACT_PATIENCE_MS ?? 30_000),
    allows: {
      workspaces: env.CONTRACT_WORKSPACES === "1" || env.CONTRACT_MEMBERSHIP === "1",
      membership: env.CONTRACT_MEMBERSHIP === "1",
    },
    close: async () => undefined,
  };
}

/** The emulator, or with `CONTRACT_CLOUD=alibaba` the account of the credentials at hand. See README.md. */
export async function openAccount(env: Environment): Promise<Account> {
  const cloud = env.CONTRACT_CLOUD ?? "emulator";
  if (cloud === "emulator") return emulated(env);
  if (cloud === "alibaba") return real(env);
  throw new Error(`CONTRACT_CLOUD must be emulator or alibaba, not ${cloud}.`);
}
