import { setTimeout as wait } from "node:timers/promises";
import type { PolicyDocument, ResourceOf } from "@modelstudio-sso/contracts";
import type { ObservedRole } from "@modelstudio-sso/federation";
import { afterAll } from "vitest";
import { type Account, type Environment, openAccount } from "./account.ts";
import { eventually } from "./eventually.ts";
import { type RawAnswer, type RoaCall, rawCall, rawRoa } from "./raw-call.ts";
import { beginClean, newPrefix, removeUnder } from "./scratch.ts";

/** Milliseconds after which a list shows what was made last, so that it can be deleted. */
const lateMs = 3_000;

async function leave(account: Account, prefix: string): Promise<void> {
  try {
    await removeUnder(account, prefix);
    if (account.kind === "emulator") return;
    await wait(lateMs);
    await removeUnder(account, prefix);
  } finally {
    await account.close();
  }
}

/** A policy that lets nobody do anything of weight. */
export const harmless: PolicyDocument = {
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "ram:GetAccountAlias", Resource: "*" }],
};

/** Makes things under the prefix and waits until they can be read. */
function makers(account: Account) {
  const { cloud, accountId, patienceMs } = account;
  const seen = <T>(read: () => Promise<T>, awaited: (answer: T) => boolean) =>
    eventually(read, awaited, patienceMs);
  const trust = (principal: Record<string, string[]>, more: object = {}): PolicyDocument => ({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal, ...more }],
  });
  const ownTrust = trust({ RAM: [`acs:ram::${accountId}:root`] });
  return {
    /** Reads until the answer is the awaited one; the last answer, whatever it is. */
    seen,
    trust,
    ownTrust,
    makeRole: async (name: string, fields: Partial<ResourceOf<"role">> = {}): Promise<ObservedRole> => {
      const usual = { description: "", trustPolicy: ownTrust, maxSessionDurationSeconds: 3600, tags: {} };
      await cloud.createRole({ kind: "role", name, ...usual, ...fields });
      const role = await seen(
        () => cloud.getRole(name),
        (found) => found !== null,
      );
      if (role === null) throw new Error(`The role ${name} was made and cannot be read.`);
      return role;
    },
    makeUser: async (name: string): Promise<void> => {
      await cloud.createUser({ kind: "user", name, displayName: name, comments: "" });
      await seen(
        () => cloud.getUser(name),
        (found) => found !== null,
      );
    },
    makePolicy: async (name: string, tags: Record<string, string> = {}): Promise<void> => {
      await cloud.createCustomPolicy({
        kind: "custom-policy",
        name,
        description: "",
        document: harmless,
        tags,
      });
      await seen(
        () => cloud.getCustomPolicy(name),
        (found) => found !== null,
      );
    },
    makeProvider: async (name: string, metadataXml: string): Promise<void> => {
      await cloud.createSamlProvider({ kind: "saml-provider", name, metadataXml, description: "" });
      await seen(
        () => cloud.getSamlProvider(name),
        (found) => found !== null,
      );
    },
  };
}

/**
 * The account, a prefix of one's own, and the certainty that all under it is gone in the end. Rejects where anything
 * of the suite is there already. To be awaited at the top of a test file.
 */
export async function openStage(env: Environment = process.env) {
  const account = await openAccount(env);
  const prefix = newPrefix();
  try {
    await beginClean(account, env.CONTRACT_CLEAN === "1");
  } catch (error) {
    await account.close();
    throw error;
  }
  afterAll(() => leave(account, prefix));
  return {
    account,
    cloud: account.cloud,
    accountId: account.accountId,
    prefix,
    name: (text: string) => `${prefix}${text}`,
    raw: (call: Parameters<typeof rawCall>[1], params?: Record<string, unknown>): Promise<RawAnswer> =>
      rawCall(account, call, params),
    roa: (call: RoaCall): Promise<RawAnswer> => rawRoa(account, call),
    ...makers(account),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
