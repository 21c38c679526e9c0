import type { Assumptions } from "../assumptions.ts";
import type { AccountRecord, SecurityPreferences } from "../state/records.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { optionalFlag, optionalInteger, text } from "../wire/parameter-rules.ts";

/** Preferences of the account; the duration of logon sessions is one of the four limits of a console session. */
export const securityPreferenceOperations: Operations = {
  GetSecurityPreference: operation({
    asks: asking("ram:GetSecurityPreference"),
    run: (call) => ({ SecurityPreference: shown(call, call.account.preferences ?? {}) }),
  }),
  SetSecurityPreference: operation({
    families: ["account"],
    asks: asking("ram:SetSecurityPreference"),
    params: {
      AllowUserToChangePassword: optionalFlag,
      AllowUserToManageAccessKeys: optionalFlag,
      AllowUserToManageMFADevices: optionalFlag,
      AllowUserToManagePublicKeys: optionalFlag,
      EnableSaveMFATicket: optionalFlag,
      LoginNetworkMasks: text(512),
      LoginSessionDuration: optionalInteger({ min: 1, max: 24 }),
    },
    run: (call, args) => {
      const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
      const preferences: SecurityPreferences = { ...call.account.preferences, ...given };
      call.store.put("account", [call.account.accountId], { ...call.account, preferences });
      return { SecurityPreference: shown(call, preferences) };
    },
  }),
};

/** How long a console session of the account may last, in seconds. */
export function logonSessionSeconds(account: AccountRecord | undefined, assumptions: Assumptions): number {
  const hours = account?.preferences?.LoginSessionDuration;
  return hours === undefined ? assumptions.ram.logonSessionSeconds : hours * 3600;
}

function shown(call: Call, set: SecurityPreferences): Answer {
  const usualHours = call.assumptions.ram.logonSessionSeconds / 3600;
  return {
    AccessKeyPreference: { AllowUserToManageAccessKeys: set.AllowUserToManageAccessKeys ?? false },
    LoginProfilePreference: {
      AllowUserToChangePassword: set.AllowUserToChangePassword ?? true,
      EnableSaveMFATicket: set.EnableSaveMFATicket ?? false,
      LoginNetworkMasks: set.LoginNetworkMasks ?? "",
      LoginSessionDuration: set.LoginSessionDuration ?? usualHours,
    },
    MFAPreference: { AllowUserToManageMFADevices: set.AllowUserToManageMFADevices ?? true },
    PublicKeyPreference: { AllowUserToManagePublicKeys: set.AllowUserToManagePublicKeys ?? false },
  };
}
