/** A policy kept by the cloud. */
export interface SystemPolicy {
  policyName: string;
  description: string;
  defaultVersion: string;
  document: string;
  createDate: string;
  updateDate: string;
  /** Its text was not at hand and stands here as generally known; a page shows all others. */
  assumed: boolean;
}

const readVerbs = ["Get*", "Describe*", "List*", "Query*"];
const listPrincipals = ["ram:ListUserBasicInfos", "ram:ListRoles"];

function reading(product: string): string[] {
  return readVerbs.map((verb) => `${product}:${verb}`);
}

interface Entry {
  description: string;
  /** Actions, one list per statement; every statement allows them on every resource. */
  statements: (string | string[])[];
  /** Absent: v1. */
  version?: string;
  /** Day of the first version; absent: 2024-08-20. */
  created?: string;
  /** Day of the current version; absent: as created. */
  updated?: string;
  assumed?: true;
}

/** The system policies this product deals with, as the RAM developer reference shows them. */
const entries: Readonly<Record<string, Entry>> = {
  AdministratorAccess: {
    description: "Full access to all services and resources.",
    statements: ["*"],
    assumed: true,
  },
  AliyunRAMFullAccess: {
    description: "Full access to Resource Access Management (RAM).",
    statements: ["ram:*", "ims:*"],
    assumed: true,
  },
  AliyunRAMReadOnlyAccess: {
    description: "Read-only access to Resource Access Management (RAM).",
    statements: [
      ["ram:Get*", "ram:List*", "ram:GenerateCredentialReport"],
      ["accessanalyzer:Get*", "accessanalyzer:List*"],
    ],
    version: "v3",
    created: "2015-04-28",
    updated: "2025-12-03",
  },
  AliyunSTSAssumeRoleAccess: {
    description: "Access to the AssumeRole operation of STS.",
    statements: ["sts:AssumeRole"],
    created: "2015-08-03",
    updated: "2017-04-27",
  },
  AliyunBailianFullAccess: {
    description: "Full access to Model Studio.",
    statements: [
      "bailiancontrol:*",
      "modelstudio:*",
      "bailiandata:*",
      "sfm:*",
      "bailianchatbot:*",
      ...listPrincipals,
      [
        "bss:TokenPlanSetRenewal",
        "bss:CheckTokenPlanAutoRenewal",
        "bss:GetSeatSubscriptionSummary",
        "bss:GetSubscriptionSummary",
        "bss:GetSubscriptionDetail",
        "bss:QueryTokenPlanRenewOrderParam",
        "bss:QueryRenewPeriod",
        "bss:GetUserInstanceSummary",
      ],
    ],
    version: "v7",
    updated: "2026-05-09",
  },
  AliyunBailianReadOnlyAccess: {
    description: "Read-only access to Model Studio.",
    statements: [reading("bailiancontrol"), reading("bailiandata"), reading("sfm")],
  },
  // On its published text this one has no modelstudio:*, so it does not reach the newer workspace API.
  AliyunBailianControlFullAccess: {
    description: "Full access to the management layer of Model Studio.",
    statements: ["bailiancontrol:*", ...listPrincipals],
  },
  AliyunBailianControlReadOnlyAccess: {
    description: "Read-only access to the management layer of Model Studio.",
    statements: [reading("bailiancontrol")],
  },
  AliyunBailianDataFullAccess: {
    description: "Full access to the data of Model Studio.",
    statements: ["bailiandata:*", "sfm:*", ...listPrincipals],
  },
  AliyunBailianDataReadOnlyAccess: {
    description: "Read-only access to the data of Model Studio.",
    statements: [reading("bailiandata"), [...reading("sfm"), "sfm:CreateSession", "sfm:AbortGenerateAnswer"]],
    version: "v2",
    updated: "2025-02-20",
  },
  AliyunModelStudioReadOnlyAccess: {
    description: "Read-only access to Model Studio.",
    statements: [reading("bailiancontrol"), reading("modelstudio")],
    created: "2026-03-31",
  },
  AliyunSFMFullAccess: {
    description: "Full access to Model Studio (SFM); older than the Bailian policies.",
    statements: ["sfm:*", "aimiaobi:*", "dataanalysisgbi:*", "aimiaodu:*", "contactcenterai:*"],
    created: "2023-08-29",
  },
  AliyunSFMReadOnlyAccess: {
    description: "Read-only access to Model Studio (SFM); older than the Bailian policies.",
    statements: ["sfm", "aimiaobi", "dataanalysisgbi", "aimiaodu", "contactcenterai"].map(reading),
    created: "2023-08-29",
  },
  AliyunBSSReadOnlyAccess: {
    description: "Read-only access to billing.",
    statements: [
      [
        "bss:Describe*",
        "bssapi:Describe*",
        "bssapi:Query*",
        "bss:ListTechSolutionTokenBills",
        "bss:GetTechSolutionTokenOverview",
      ],
    ],
    version: "v3",
    created: "2016-01-07",
    updated: "2025-05-15",
  },
  AliyunBSSOrderAccess: {
    description: "Access to orders, for prepaid plans.",
    statements: [["bss:*Order*", "bss:PayOrder"]],
    created: "2016-01-07",
    assumed: true,
  },
};

/** {@link SystemPolicy} by name. */
export const systemPolicies: ReadonlyMap<string, SystemPolicy> = new Map(
  Object.entries(entries).map(([policyName, entry]) => [policyName, toPolicy(policyName, entry)]),
);

function toPolicy(policyName: string, entry: Entry): SystemPolicy {
  const { description, version = "v1", created = "2024-08-20", updated = created } = entry;
  const Statement = entry.statements.map((Action) => ({ Effect: "Allow", Action, Resource: "*" }));
  return {
    policyName,
    description,
    defaultVersion: version,
    document: JSON.stringify({ Version: "1", Statement }),
    createDate: `${created}T00:00:00Z`,
    updateDate: `${updated}T00:00:00Z`,
    assumed: entry.assumed ?? false,
  };
}
