import { accountIdSchema, siteIdSchema } from "@modelstudio-sso/contracts";
import { z } from "zod";

const roleArnPattern = /^acs:ram::(\d+):role\/[A-Za-z0-9.-]+$/;

const entrySchema = z
  .strictObject({
    accountId: accountIdSchema,
    site: siteIdSchema.optional(),
    roleArn: z.string().regex(roleArnPattern, "want acs:ram::<account-id>:role/<name>").optional(),
    profile: z.string().min(1).optional(),
  })
  .refine((entry) => entry.roleArn !== undefined || entry.profile !== undefined, {
    message: "want a roleArn, a profile, or both",
  })
  .refine(
    ({ roleArn, accountId }) => roleArn === undefined || roleArnPattern.exec(roleArn)?.[1] === accountId,
    {
      message: "the role belongs to another account",
      path: ["roleArn"],
    },
  );

/** An account that is reached with credentials of its own, besides the one the service's own key belongs to. */
export interface AccountKey {
  accountId: string;
  /** Undefined: the site of the service's own key. */
  site?: "international" | "china" | undefined;
  /** RAM role of that account to take; with the profile's key, or with the service's own. */
  roleArn?: string | undefined;
  /** Profile of the Alibaba Cloud CLI's configuration file that holds the key. */
  profile?: string | undefined;
}

/** Reads `CLOUD_ACCOUNTS`. Problems are added to `problems`, each with its place in the list. */
export function readCloudAccounts(text: string | undefined, problems: string[]): AccountKey[] {
  if (text === undefined) return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    problems.push('CLOUD_ACCOUNTS: want JSON such as [{"accountId":"…","roleArn":"acs:ram::…:role/…"}]');
    return [];
  }
  const parsed = z.array(entrySchema).safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      problems.push(
        `CLOUD_ACCOUNTS${issue.path.map((part) => `.${String(part)}`).join("")}: ${issue.message}`,
      );
    }
    return [];
  }
  const ids = parsed.data.map(({ accountId }) => accountId);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) problems.push(`CLOUD_ACCOUNTS: ${twice} is named twice`);
  return parsed.data;
}
