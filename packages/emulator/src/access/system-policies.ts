/** A policy kept by the cloud. */
export interface SystemPolicy {
  policyName: string;
  description: string;
  defaultVersion: string;
  document: string;
  createDate: string;
  updateDate: string;
}

const readVerbs = ["Get*", "Describe*", "List*", "Query*"];
const listPrincipals = ["ram:ListUserBasicInfos", "ram:ListRoles"];

function reading(...products: string[]): string[] {
  return products.flatMap((product) => readVerbs.map((verb) => `${product}:${verb}`));
}

interface Entry {
  description: string;
  actions: string[];
  /** Absent: v1. */
  version?: string;
  /** Day of the first version; absent: 2024-08-20. */
  created?: string;
  /** Day of the current version; absent: as created. */
  updated?: string;
}

/**
 * The system policies this product deals with, as published in the RAM developer reference; all of them
 * allow their actions on every resource. AliyunRAMFullAccess and AdministratorAccess are from general
 * knowledge: their pages were not at hand.
 */
const entries: Readonly<Record<string, Entry>> = {
  AdministratorAccess: { description: "Full access to all services and resources.", actions: ["*"] },
  AliyunRAMFullAccess: {
    description: "Full access to Resource Access Management (RAM).",
    actions: ["ram:*", "ims:*"],
  },
  AliyunRAMReadOnlyAccess: {
    description: "Read-only access to Resource Access Management (RAM).",
    actions: [
      "ram:Get*",
      "ram:List*",
      "ram:GenerateCredentialReport",
      "accessanalyzer:Get*",
      "accessanalyzer:List*",
    ],
    version: "v3",
    created: "2015-04-28",
    updated: "2025-12-03",
  },
  AliyunSTSAssumeRoleAccess: {
    description: "Access to the AssumeRole operation of STS.",
    actions: ["sts:AssumeRole"],
    created: "2015-08-03",
    updated: "2017-04-27",
  },
  AliyunBailianFullAccess: {
    description: "Full access to Model Studio.",
    actions: [
      "bailiancontrol:*",
      "modelstudio:*",
      "bailiandata:*",
      "sfm:*",
      "bailianchatbot:*",
      ...listPrincipals,
      "bss:TokenPlanSetRenewal",
      "bss:CheckTokenPlanAutoRenewal",
      "bss:GetSeatSubscriptionSummary",
      "bss:GetSubscriptionSummary",
      "bss:GetSubscriptionDetail",
      "bss:QueryTokenPlanRenewOrderParam",
      "bss:QueryRenewPeriod",
      "bss:GetUserInstanceSummary",
    ],
    version: "v7",
    updated: "2026-05-09",
  },
  AliyunBailianReadOnlyAccess: {
    description: "Read-only access to Model Studio.",
    actions: reading("bailiancontrol", "bailiandata", "sfm"),
  },
  // On its published text this one has no modelstudio:*, so it does not reach the newer workspace API.
  AliyunBailianControlFullAccess: {
    description: "Full access to the management layer of Model Studio.",
    actions: ["bailiancontrol:*", ...listPrincipals],
  },
  AliyunBailianControlReadOnlyAccess: {
    description: "Read-only access to the management layer of Model Studio.",
    actions: reading("bailiancontrol"),
  },
  AliyunBailianDataFullAccess: {
    description: "Full access to the data of Model Studio.",
    actions: ["bailiandata:*", "sfm:*", ...listPrincipals],
  },
  AliyunBailianDataReadOnlyAccess: {
    description: "Read-only access to the data of Model Studio.",
    actions: [...reading("bailiandata", "sfm"), "sfm:CreateSession", "sfm:AbortGenerateAnswer"],
    version: "v2",
    updated: "2025-02-20",
  },
  AliyunModelStudioReadOnlyAccess: {
    description: "Read-only access to Model Studio.",
    actions: reading("bailiancontrol", "modelstudio"),
    created: "2026-03-31",
  },
};

/** {@link SystemPolicy} by name. */
export const systemPolicies: ReadonlyMap<string, SystemPolicy> = new Map(
  Object.entries(entries).map(([policyName, entry]) => [policyName, toPolicy(policyName, entry)]),
);

function toPolicy(policyName: string, entry: Entry): SystemPolicy {
  const { description, actions, version = "v1", created = "2024-08-20", updated = created } = entry;
  const document = { Version: "1", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
  return {
    policyName,
    description,
    defaultVersion: version,
    document: JSON.stringify(document),
    createDate: `${created}T00:00:00Z`,
    updateDate: `${updated}T00:00:00Z`,
  };
}
