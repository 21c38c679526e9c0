import type { Health } from "@modelstudio-sso/contracts";
import type { en } from "../../i18n/en/index.ts";
import type { Tone } from "../../parts/Pill.tsx";

/** One thing worth saying of a set-up. */
export interface Sign {
  key: Exclude<keyof typeof en.watch.health, `${string}_other`>;
  tone: Tone;
  count?: number;
}

/** Days before its end at which a certificate is worth a word, and a warning. */
const soonDays = 60;
const urgentDays = 14;

function certificateSign({ certificates }: Health): Sign[] {
  if (certificates.length === 0) return [];
  // While any certificate holds, logins can work; the one that lasts longest decides.
  const daysLeft = Math.max(...certificates.map((certificate) => certificate.daysLeft));
  if (daysLeft < 0) return [{ key: "certificateOver", tone: "bad" }];
  if (daysLeft > soonDays) return [];
  return [{ key: "certificate", tone: daysLeft <= urgentDays ? "bad" : "warn", count: daysLeft }];
}

/** Worst first; where nothing is to be said, that. */
export function signsOf(health: Health): Sign[] {
  const { lastRun, lastTest, lastDrift, openProposals, memberships, unapplied } = health;
  const signs: Sign[] = [
    ...certificateSign(health),
    ...(lastRun?.status === "failed" ? [{ key: "runFailed", tone: "bad" } as const] : []),
    ...(lastDrift?.outcome === "drifted" ? [{ key: "drift", tone: "warn" } as const] : []),
    ...(lastTest?.status === "failed" ? [{ key: "testFailed", tone: "warn" } as const] : []),
    ...(openProposals > 0 ? [{ key: "proposals", tone: "accent", count: openProposals } as const] : []),
    ...(unapplied ? [{ key: "unapplied", tone: "quiet" } as const] : []),
    ...(!unapplied && memberships.pending > 0
      ? [{ key: "pending", tone: "accent", count: memberships.pending } as const]
      : []),
    ...(!unapplied && lastTest === null ? [{ key: "untested", tone: "quiet" } as const] : []),
  ];
  return signs.length === 0 ? [{ key: "well", tone: "good" }] : signs;
}
