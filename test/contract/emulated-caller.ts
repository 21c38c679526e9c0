import { readFileSync } from "node:fs";
import { type EmulatorSeed, severalAccountsSeed } from "@modelstudio-sso/emulator";

/** The least policy the suite needs, for one account. */
export function ramPolicy(accountId: string): object {
  const text = readFileSync(new URL("./ram-policy.json", import.meta.url), "utf8");
  return JSON.parse(text.replaceAll("ACCOUNT_ID", accountId));
}

/** The key of {@link seedWithCaller}'s caller. */
export const callerKey = { accessKeyId: "CONTRACTSUITE", accessKeySecret: "contract-suite-secret" };

/** An account of the emulator with a RAM user who holds that policy and no other: what passes here needs no more. */
export function seedWithCaller(accountId: string): EmulatorSeed {
  const accounts = severalAccountsSeed().accounts.map((account) =>
    account.accountId !== accountId
      ? account
      : {
          ...account,
          accessKeys: [...account.accessKeys, { ...callerKey, principal: "contract-suite" }],
          users: [...(account.users ?? []), { userName: "contract-suite", policies: ["contract-suite"] }],
          customPolicies: [{ policyName: "contract-suite", document: ramPolicy(accountId) }],
        },
  );
  return { accounts };
}
