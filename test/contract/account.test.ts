import { describe, expect, test } from "vitest";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { cloud, accountId } = await openStage();
const { arn } = await cloud.callerIdentity();

/** Fields the product and the preflight read. */
const quotaNames = [
  "rolesQuota",
  "usersQuota",
  "policiesQuota",
  "policySizeQuota",
  "versionsPerPolicyQuota",
  "attachedPoliciesPerRoleQuota",
  "attachedSystemPoliciesPerRoleQuota",
];

/** Values of a new account, from the limits of 2025. */
const usualQuotas = {
  rolesQuota: 1000,
  usersQuota: 5000,
  groupsQuota: 300,
  policiesQuota: 1500,
  policySizeQuota: 6144,
  versionsPerPolicyQuota: 5,
  attachedPoliciesPerRoleQuota: 10,
  attachedSystemPoliciesPerRoleQuota: 20,
  accessKeysPerUserQuota: 2,
};

describe("the account", () => {
  test("says whose credentials these are", async () => {
    const identity = await cloud.callerIdentity();
    expect(identity.accountId).toBe(accountId);
    expect(identity.arn).toMatch(new RegExp(`^acs:(ram|sts)::${accountId}:`));
  });

  confirms(
    {
      line: "caller-identity",
      title: "is called Account, and its ARN ends in root",
      lacks: arn.endsWith(":root") ? false : "these are not the account's own keys",
    },
    async (saw) => {
      const identity = await cloud.callerIdentity();
      saw(identity);
      expect(identity).toMatchObject({ identityType: "Account", arn: `acs:ram::${accountId}:root` });
    },
  );

  test("calls a RAM user RAMUser", async ({ skip }) => {
    if (!arn.includes(":user/")) skip("these are not a user's keys");
    expect((await cloud.callerIdentity()).identityType).toBe("RAMUser");
  });

  test("tells its quotas by the names the product reads, and none for SAML providers", async () => {
    const summary = await cloud.accountSummary();
    expect(Object.keys(summary)).toEqual(expect.arrayContaining(quotaNames));
    expect(Object.keys(summary).filter((key) => /saml/i.test(key))).toEqual([]);
    for (const key of quotaNames) expect(summary[key]).toBeGreaterThan(0);
  });

  confirms({ line: "quotas", title: "has the published quotas" }, async (saw) => {
    const summary = await cloud.accountSummary();
    const read = Object.fromEntries(Object.keys(usualQuotas).map((key) => [key, summary[key]]));
    saw(read);
    expect(read).toEqual(usualQuotas);
  });

  test("says whether user-based SSO is on", async () => {
    expect(typeof (await cloud.userSsoEnabled())).toBe("boolean");
  });
});
