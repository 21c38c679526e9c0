import type { PolicyName, PolicyType } from "@modelstudio-sso/contracts";

/** Which part of Model Studio a system policy opens. None of them gives workspace membership. */
export interface PolicyInfo {
  readonly name: PolicyName;
  readonly layer: "data-permission" | "management" | "both";
  readonly access: "read" | "full";
  /** Policies whose statements this one already contains. */
  readonly contains: readonly PolicyName[];
}

/** Source: RAM developer reference, pages of the AliyunBailian… system policies. */
export const bailianPolicies: readonly PolicyInfo[] = [
  { name: "AliyunBailianDataReadOnlyAccess", layer: "data-permission", access: "read", contains: [] },
  {
    name: "AliyunBailianDataFullAccess",
    layer: "data-permission",
    access: "full",
    contains: ["AliyunBailianDataReadOnlyAccess"],
  },
  { name: "AliyunBailianControlReadOnlyAccess", layer: "management", access: "read", contains: [] },
  {
    name: "AliyunBailianControlFullAccess",
    layer: "management",
    access: "full",
    contains: ["AliyunBailianControlReadOnlyAccess"],
  },
  {
    name: "AliyunBailianReadOnlyAccess",
    layer: "both",
    access: "read",
    // Not the data one: that also allows two actions to use a session, which this one lacks.
    contains: ["AliyunBailianControlReadOnlyAccess"],
  },
  {
    name: "AliyunBailianFullAccess",
    layer: "both",
    access: "full",
    contains: [
      "AliyunBailianDataReadOnlyAccess",
      "AliyunBailianDataFullAccess",
      "AliyunBailianControlReadOnlyAccess",
      "AliyunBailianControlFullAccess",
      "AliyunBailianReadOnlyAccess",
    ],
  },
];

/** The system policy that lets a RAM user assume every role of the account. */
export const assumeAnyRolePolicy = "AliyunSTSAssumeRoleAccess";

/** True for the policies this service attaches to and detaches from roles it owns; others it leaves alone. */
export function isManagedRolePolicy(policyType: PolicyType, name: string): boolean {
  return policyType === "System" && bailianPolicies.some((policy) => policy.name === name);
}

/** The policies without those that another one of them contains, in their order. */
export function withoutContained(policies: readonly PolicyName[]): PolicyName[] {
  const contained = new Set(
    bailianPolicies.filter(({ name }) => policies.includes(name)).flatMap((policy) => policy.contains),
  );
  return policies.filter((name) => !contained.has(name));
}
