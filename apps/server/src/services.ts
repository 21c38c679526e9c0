import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { AuditSigner } from "@modelstudio-sso/federation";
import type { SecondVerifier } from "@modelstudio-sso/second-opinion";
import type { Logger } from "pino";
import type { AccountRef, CloudAccounts } from "./account/cloud-accounts.ts";
import type { Auth } from "./auth/auth.ts";
import type { Config } from "./config.ts";
import type { Sender } from "./notifications/sender.ts";
import type { Outbound } from "./outbound/outbound.ts";
import type { SamlDesk } from "./saml/saml-desk.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import type { Sealer } from "./secrets/sealed.ts";
import type { Store } from "./storage/store.ts";

/** What operations and jobs work with; wired in compose.ts and nowhere else. */
export interface Services {
  config: Config;
  publicUrl: string;
  store: Store;
  auth: Auth;
  /** Signs places of the audit log, so that its end cannot be cut off unseen. */
  signer: AuditSigner;
  log: Logger;
  /** The account's cloud as the service reaches it. The site decides which regions are asked for workspaces. */
  cloud(account: AccountRef): AlibabaCloud;
  /** Which accounts are reached with credentials of their own. */
  accounts: Pick<CloudAccounts, "configured" | "list">;
  /** The local cloud and rehearsal IdP; `null` against the real cloud. */
  sandbox: Sandbox | null;
  /** Hands a stored run to the durable engine; returns once it is recorded. */
  startRun(runId: string): Promise<void>;
  /** Reads and judges responses and metadata, away from the event loop. */
  saml: SamlDesk;
  /** samlify, asked about every live login the first verifier accepts; `null` where it is switched off. */
  secondOpinion: SecondVerifier | null;
  /** Requests to addresses that people type in. */
  outbound: Outbound;
  /** Keeps secrets that have to be used again, unlike passwords. */
  sealer: Sealer;
  /** Delivers notifications. */
  sender: Sender;
  now(): Date;
}
