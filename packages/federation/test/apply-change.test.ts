import { addressOf, type Resource, type ResourceOf, type Write } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { applyChange } from "../src/apply/apply-change.ts";
import { leansOn } from "../src/apply/leans-on.ts";
import { CloudError, type CloudErrorKind } from "../src/cloud-error.ts";
import type { CloudPort, ObservedRole } from "../src/ports.ts";

const role: ResourceOf<"role"> = {
  kind: "role",
  name: "Admins",
  description: "Managed by modelstudio-sso [msso:acme]",
  trustPolicy: {
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { RAM: ["acs:ram::5123456789012345:user/lin.wei"] },
      },
    ],
  },
  maxSessionDurationSeconds: 3600,
  tags: { "modelstudio-sso-federation": "acme" },
};
const seen: ObservedRole = { ...role, arn: "acs:ram::5123456789012345:role/Admins", roleId: "300" };

function refusal(kind: CloudErrorKind): CloudError {
  return new CloudError({ kind, action: "ram:CreateRole", message: kind });
}

/** A cloud that answers two calls from a list each; whatever else is asked is a mistake. */
function scripted(answers: { create: CloudErrorKind[]; read: (ObservedRole | null | CloudError)[] }) {
  const sent: string[] = [];
  const calls: Partial<CloudPort> = {
    createRole: async () => {
      sent.push("create");
      throw refusal(answers.create.shift() ?? "already-exists");
    },
    getRole: async () => {
      const answer = answers.read.length > 1 ? answers.read.shift() : answers.read[0];
      if (answer instanceof CloudError) throw answer;
      return answer ?? null;
    },
  };
  return { sent, cloud: calls as CloudPort };
}

describe("a create whose answer was lost", () => {
  const change: Write = { action: "create", address: "role/Admins", after: role };

  it("is settled once role and tags are seen, which may come one after the other", async () => {
    const withoutTags = { ...seen, tags: {} };
    const { cloud, sent } = scripted({
      create: ["unknown-outcome"],
      read: [null, null, refusal("not-found"), withoutTags, withoutTags, seen],
    });
    const pauses: number[] = [];
    const wait = async (attempt: number) => void pauses.push(attempt);
    expect(await applyChange(cloud, change, { mayHaveRun: false, wait })).toEqual({ outcome: "settled" });
    expect(pauses).toEqual([1, 2, 3]);
    // The lost one, and three that the name refused.
    expect(sent).toHaveLength(4);
  });

  it("fails with the cloud's own words where what exists is never seen", async () => {
    const { cloud, sent } = scripted({ create: ["unknown-outcome"], read: [null] });
    const pauses: number[] = [];
    const wait = async (attempt: number) => void pauses.push(attempt);
    await expect(applyChange(cloud, change, { mayHaveRun: false, wait })).rejects.toMatchObject({
      kind: "already-exists",
    });
    expect([pauses.length, sent.length]).toEqual([6, 7]);
  });
});

describe("what a run has done before a change", () => {
  const create = (after: Resource): Write => ({ action: "create", address: addressOf(after), after });
  const remove = (before: Resource): Write => ({ action: "delete", address: addressOf(before), before });
  const user: Resource = { kind: "user", name: "lin.wei", displayName: "", comments: "" };
  const attached: Resource = {
    kind: "role-policy",
    role: "Admins",
    policyType: "System",
    policy: "AliyunBailianDataFullAccess",
  };
  const granted: Resource = { kind: "user-policy", user: "lin.wei", policyType: "Custom", policy: "one" };
  const policy: Resource = {
    kind: "custom-policy",
    name: "one",
    description: "",
    document: { Version: "1", Statement: [] },
    tags: {},
  };
  const updated: Write = { action: "update", address: "role/Admins", before: role, after: role, fields: [] };
  const other = create({ ...role, name: "Readers" });

  it.each<[string, Write, Write[], boolean]>([
    ["the role of an attachment was made", create(attached), [other, create(role)], true],
    ["the role of an attachment was only updated", create(attached), [other, updated], false],
    [
      "another attachment of the role was made",
      create({ ...attached, policy: "x" }),
      [create(attached)],
      false,
    ],
    ["the user in a trust policy was made", create(role), [create(user)], true],
    ["the policy of a grant was made", create(granted), [create(policy)], true],
    ["nothing", create(role), [], false],
    ["an attachment of a role was taken away, which now goes", remove(role), [remove(attached)], true],
    ["a grant of a policy was taken away, which now goes", remove(policy), [remove(granted)], true],
    [
      "an attachment of another role was taken away",
      remove({ ...role, name: "Readers" }),
      [remove(attached)],
      false,
    ],
  ])("%s", (_, change, done, leans) => {
    expect(leansOn(change, done)).toBe(leans);
  });
});
