import type { Cloud } from "../cloud.ts";
import { logonSessionSeconds } from "../ram/security-preferences.ts";
import type { VerifiedAssertion } from "../saml/verified-assertion.ts";
import type { RoleRecord } from "../state/records.ts";

/** When a console session ends, and which limit decided it. */
export interface Expiry {
  date: Date;
  reason: string;
}

/** The earliest of the four published limits of a role sign-in. */
export function samlExpiry(cloud: Cloud, role: RoleRecord, assertion: VerifiedAssertion): Expiry {
  const { sessionDuration, sessionNotOnOrAfter } = assertion;
  const now = cloud.now();
  const limits = [
    after(
      now,
      sessionDuration ?? cloud.assumptions.sts.defaultDurationSeconds,
      sessionDuration === undefined
        ? "SessionDuration attribute absent: default"
        : "SessionDuration attribute",
    ),
    ...(sessionNotOnOrAfter === undefined
      ? []
      : [{ date: new Date(sessionNotOnOrAfter), reason: "AuthnStatement SessionNotOnOrAfter" }]),
    userExpiry(cloud, role.accountId),
    after(now, role.maxSessionDuration, "maximum session duration of the role"),
  ];
  return earliest(limits);
}

/** A session of a RAM user who switched to a role. */
export function switchedExpiry(role: RoleRecord, userSessionEnd: Date, now: Date): Expiry {
  return earliest([
    after(now, role.maxSessionDuration, "maximum session duration of the role"),
    { date: userSessionEnd, reason: "session of the RAM user" },
  ]);
}

/** A session of a RAM user: the account's preference. */
export function userExpiry(cloud: Cloud, accountId: string): Expiry {
  const account = cloud.store.get("account", [accountId]);
  const seconds = logonSessionSeconds(account, cloud.assumptions);
  return after(cloud.now(), seconds, "logon session duration of the account");
}

function after(now: Date, seconds: number, reason: string): Expiry {
  return { date: new Date(now.getTime() + seconds * 1000), reason: `${reason} (${seconds} s)` };
}

function earliest(limits: Expiry[]): Expiry {
  return limits.reduce((best, limit) => (limit.date < best.date ? limit : best));
}
