import type { Capability, CapabilityLayer } from "@modelstudio-sso/contracts";

/** One thing policies can allow, and which actions it takes. */
export interface CapabilityInfo {
  readonly id: Capability;
  readonly layer: CapabilityLayer;
  /** For a person who knows no RAM action. */
  readonly text: string;
  /** It is allowed where a policy allows all of these; absent where the documents tie it to a policy's name. */
  readonly actions?: readonly string[];
  /** The policies it is tied to by name. */
  readonly policies?: readonly string[];
  /** Whoever may do that may do this, too, so people need not read it twice. */
  readonly within?: Capability;
}

const reading = (...products: string[]) =>
  products.flatMap((product) => ["Get*", "Describe*", "List*", "Query*"].map((verb) => `${product}:${verb}`));

/**
 * In the order in which a person reads them. Source: RAM developer reference, pages of the system policies; Model
 * Studio, "Permissions" and "Grant RAM permissions". None of them gives workspace membership.
 */
export const capabilities: readonly CapabilityInfo[] = [
  {
    id: "data-read",
    within: "data-write",
    layer: "data-permission",
    text: "look at knowledge bases, data and prompts through the API",
    actions: reading("bailiandata", "sfm"),
  },
  {
    id: "data-converse",
    within: "data-write",
    layer: "data-permission",
    text: "start and stop answers in a session through the API",
    actions: ["sfm:CreateSession", "sfm:AbortGenerateAnswer"],
  },
  {
    id: "data-write",
    layer: "data-permission",
    text: "create, change and delete knowledge bases, data and prompts through the API",
    actions: ["bailiandata:*", "sfm:*"],
  },
  {
    id: "management-read",
    within: "management-write",
    layer: "management",
    text: "see workspaces, accounts and API keys",
    actions: reading("bailiancontrol"),
  },
  {
    id: "management-write",
    layer: "management",
    text: "manage workspaces, accounts and API keys",
    actions: ["bailiancontrol:*"],
  },
  {
    id: "workspace-api-read",
    within: "workspace-api-write",
    layer: "management",
    text: "list workspaces, models and keys through the ModelStudio API",
    actions: reading("modelstudio"),
  },
  {
    id: "workspace-api-write",
    layer: "management",
    text: "create and delete workspaces, model permissions and keys through the ModelStudio API",
    actions: ["modelstudio:*"],
  },
  {
    id: "list-identities",
    within: "administer-ram",
    layer: "management",
    text: "see the names of RAM users and roles, as adding a member needs",
    actions: ["ram:ListUserBasicInfos", "ram:ListRoles"],
  },
  { id: "chatbots", layer: "management", text: "manage chatbots", actions: ["bailianchatbot:*"] },
  {
    id: "token-plan-billing",
    layer: "management",
    text: "see Token Plan subscriptions and set their renewal",
    actions: ["bss:TokenPlanSetRenewal", "bss:GetSubscriptionSummary", "bss:GetSubscriptionDetail"],
  },
  {
    id: "super-administrator",
    layer: "super-administrator",
    text: "activate Model Studio, and give oneself and others any right in every workspace",
    policies: ["AliyunBailianFullAccess", "AdministratorAccess"],
  },
  {
    id: "assume-roles",
    layer: "account",
    text: "take every other role of the account that trusts the account",
    actions: ["sts:AssumeRole"],
  },
  {
    id: "administer-ram",
    layer: "account",
    text: "change users, roles and policies of the account, and so take any right",
    actions: ["ram:*"],
  },
  {
    id: "administer-account",
    layer: "account",
    text: "do everything in the account, beyond Model Studio too",
    policies: ["AdministratorAccess"],
  },
];

const listPrincipals = ["ram:ListUserBasicInfos", "ram:ListRoles"];

/**
 * Actions of the system policies this service knows, all allowed on every resource. Source: RAM developer reference
 * (versions of 2024-08-20 to 2026-05-09); AdministratorAccess and AliyunRAMFullAccess by what they are named for.
 */
const actionsOf: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "AliyunBailianDataReadOnlyAccess",
    [...reading("bailiandata", "sfm"), "sfm:CreateSession", "sfm:AbortGenerateAnswer"],
  ],
  ["AliyunBailianDataFullAccess", ["bailiandata:*", "sfm:*", ...listPrincipals]],
  ["AliyunBailianControlReadOnlyAccess", reading("bailiancontrol")],
  // On its published text it has no modelstudio:*.
  ["AliyunBailianControlFullAccess", ["bailiancontrol:*", ...listPrincipals]],
  ["AliyunBailianReadOnlyAccess", reading("bailiancontrol", "bailiandata", "sfm")],
  [
    "AliyunBailianFullAccess",
    [
      "bailiancontrol:*",
      "modelstudio:*",
      "bailiandata:*",
      "sfm:*",
      "bailianchatbot:*",
      ...listPrincipals,
    ].concat(["bss:TokenPlanSetRenewal", "bss:GetSubscriptionSummary", "bss:GetSubscriptionDetail"]),
  ],
  ["AliyunModelStudioReadOnlyAccess", reading("bailiancontrol", "modelstudio")],
  ["AliyunSTSAssumeRoleAccess", ["sts:AssumeRole"]],
  ["AliyunRAMFullAccess", ["ram:*", "ims:*"]],
  ["AdministratorAccess", ["*"]],
]);

/** True where a RAM action pattern allows all that another one means; case does not count in RAM. */
export function covers(pattern: string, wanted: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`, "i").test(wanted);
}

/**
 * What one attached policy allows, or `null` where its contents are not known here: a custom policy, or a system
 * policy of another product.
 */
export function capabilitiesOfPolicy(policyType: "System" | "Custom", policy: string): Capability[] | null {
  const allowed = policyType === "System" ? actionsOf.get(policy) : undefined;
  if (allowed === undefined) return null;
  return capabilities.flatMap((capability) => {
    const byName = capability.policies?.includes(policy) ?? false;
    const byActions =
      capability.actions?.every((action) => allowed.some((pattern) => covers(pattern, action))) ?? false;
    return byName || byActions ? [capability.id] : [];
  });
}

/** Without those that another one of them says already; for people, not for comparing. */
export function withoutImplied(given: readonly Capability[]): Capability[] {
  const within = new Map(capabilities.map((capability) => [capability.id, capability.within]));
  return given.filter((id) => {
    const larger = within.get(id);
    return larger === undefined || !given.includes(larger);
  });
}

const order = new Map(capabilities.map((capability, index) => [capability.id, index]));

/** Each once, in the order of the catalogue. */
export function sortedCapabilities(given: Iterable<Capability>): Capability[] {
  return [...new Set(given)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
