import { missingRights, servicePolicy } from "@modelstudio-sso/alibaba-cloud";
import { type PolicyDocument, policyDocumentSchema } from "@modelstudio-sso/contracts";
import { bailianPolicies } from "@modelstudio-sso/federation";
import { describe, expect } from "vitest";
import { at } from "./raw-call.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { raw, accountId } = await openStage();

interface Read {
  document: PolicyDocument;
  version: string;
}

async function systemPolicy(PolicyName: string): Promise<Read> {
  const { code, body } = await raw("ram:GetPolicy", { PolicyName, PolicyType: "System" });
  expect(code, PolicyName).toBe("");
  const text = String(at(body, "DefaultPolicyVersion", "PolicyDocument"));
  return {
    document: policyDocumentSchema.parse(JSON.parse(text)),
    version: String(at(body, "Policy", "DefaultVersion")),
  };
}

function actionsOf({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(({ Action }) =>
    Array.isArray(Action) ? Action.map(String) : [String(Action)],
  ).sort();
}

const reading = (product: string) =>
  ["Describe*", "Get*", "List*", "Query*"].map((verb) => `${product}:${verb}`);
const listing = ["ram:ListRoles", "ram:ListUserBasicInfos"];

/** Actions as the policies' pages in the RAM developer reference show them. */
const published: Readonly<Record<string, readonly string[]>> = {
  AliyunBailianFullAccess: [
    "bailianchatbot:*",
    "bailiancontrol:*",
    "bailiandata:*",
    "bss:CheckTokenPlanAutoRenewal",
    "bss:GetSeatSubscriptionSummary",
    "bss:GetSubscriptionDetail",
    "bss:GetSubscriptionSummary",
    "bss:GetUserInstanceSummary",
    "bss:QueryRenewPeriod",
    "bss:QueryTokenPlanRenewOrderParam",
    "bss:TokenPlanSetRenewal",
    "modelstudio:*",
    ...listing,
    "sfm:*",
  ],
  AliyunBailianReadOnlyAccess: [...reading("bailiancontrol"), ...reading("bailiandata"), ...reading("sfm")],
  AliyunBailianControlFullAccess: ["bailiancontrol:*", ...listing],
  AliyunBailianControlReadOnlyAccess: reading("bailiancontrol"),
  AliyunBailianDataFullAccess: ["bailiandata:*", ...listing, "sfm:*"],
  AliyunBailianDataReadOnlyAccess: [
    ...reading("bailiandata"),
    "sfm:AbortGenerateAnswer",
    "sfm:CreateSession",
    ...reading("sfm"),
  ],
  AliyunModelStudioReadOnlyAccess: [...reading("bailiancontrol"), ...reading("modelstudio")],
};

describe("the system policy", () => {
  for (const [name, actions] of Object.entries(published)) {
    confirms({ line: "policy-statements", title: `${name} allows what its page shows` }, async (saw) => {
      const { document, version } = await systemPolicy(name);
      const found = actionsOf(document);
      const more = found.filter((action) => !actions.includes(action));
      const less = actions.filter((action) => !found.includes(action));
      saw(`${name} ${version}${more.length + less.length > 0 ? ` more: ${more} less: ${less}` : ""}`);
      expect(found).toEqual([...actions].sort());
    });
  }

  for (const { name, contains } of bailianPolicies) {
    if (contains.length === 0) continue;
    confirms(
      { line: "policy-contains", title: `${name} holds all of those it is said to contain` },
      async () => {
        const held = [(await systemPolicy(name)).document];
        for (const smaller of contains) {
          const { document } = await systemPolicy(smaller);
          expect(missingRights(document, held), smaller).toEqual([]);
        }
      },
    );
  }

  confirms(
    { line: "policy-ram-full", title: "AliyunRAMFullAccess allows every RAM and IMS call of the product" },
    async (saw) => {
      const { document } = await systemPolicy("AliyunRAMFullAccess");
      saw(actionsOf(document));
      const needed = servicePolicy({ accountId, features: ["ram-users"] });
      const missing = missingRights(needed, [document]).map(({ action }) => action);
      expect(missing.filter((action) => action.startsWith("ram:") || action.startsWith("ims:"))).toEqual([]);
    },
  );
});
