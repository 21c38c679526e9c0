import type { AttachmentRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { conditionsMet } from "./conditions.ts";
import type { MatchedPolicy } from "./diagnostic-message.ts";
import { actionMatches, resourceMatches } from "./match.ts";
import { parseIdentityPolicy, type Statement } from "./policy-document.ts";
import type { Principal } from "./principal.ts";
import { systemPolicies } from "./system-policies.ts";

/** What someone wants to do. */
export interface Wish {
  /** For example `ram:CreateRole`. */
  action: string;
  /** ARN, or `*` where the product does not authorise single resources. */
  resource: string;
}

/** Result of an evaluation; a refusal says which kind of policy caused it. */
export type Verdict =
  | { allowed: true }
  | {
      allowed: false;
      kind: "ImplicitDeny" | "ExplicitDeny";
      by: "AccountLevelIdentityBasedPolicy" | "SessionPolicy" | "AssumeRolePolicy";
      matched: MatchedPolicy[];
    };

/** Evaluates the attached policies of a principal and its session policy. The account itself may do all. */
export function evaluate(store: State, principal: Principal, wish: Wish): Verdict {
  if (principal.kind === "root") return { allowed: true };
  const held = attachmentsOf(store, principal).map((attachment) => attachedPolicy(store, attachment));
  const identity = judge(
    held.flatMap((policy) => policy.statements),
    wish,
  );
  if (identity !== "Allow") {
    const denies = (statement: Statement) => statement.effect === "Deny" && applies(statement, wish);
    const matched = held.filter((policy) => policy.statements.some(denies)).map((policy) => policy.shown);
    return { allowed: false, kind: identity, by: "AccountLevelIdentityBasedPolicy", matched };
  }
  if (principal.kind === "role" && principal.policy !== undefined) {
    const session = judge(parseIdentityPolicy(principal.policy), wish);
    if (session !== "Allow") return { allowed: false, kind: session, by: "SessionPolicy", matched: [] };
  }
  return { allowed: true };
}

/** Policies on a user, on the groups it is in, or on a role, in the order of their names. */
export function attachmentsOf(store: State, principal: Principal): AttachmentRecord[] {
  if (principal.kind === "root") return [];
  const { accountId } = principal;
  if (principal.kind === "role") return store.list("attachment", [accountId, "role", principal.roleName]);
  const groups = store
    .list("groupMember", [accountId])
    .filter((member) => member.userName === principal.userName)
    .flatMap((member) => store.list("attachment", [accountId, "group", member.groupName]));
  return [...store.list("attachment", [accountId, "user", principal.userName]), ...groups];
}

interface AttachedPolicy {
  statements: Statement[];
  shown: MatchedPolicy;
}

const holders = { user: "RamUser", role: "RamRole", group: "RamGroup" } as const;

/** The effective text of an attached policy; a policy that vanished allows nothing. */
function attachedPolicy(store: State, attachment: AttachmentRecord): AttachedPolicy {
  const { accountId, policyName, policyType, entityType } = attachment;
  const shown = { policyName, policyType, attachedTo: holders[entityType] };
  if (policyType === "System") {
    const policy = systemPolicies.get(policyName);
    const statements = policy === undefined ? [] : parseIdentityPolicy(policy.document);
    return { statements, shown: { ...shown, policyVersion: policy?.defaultVersion ?? "" } };
  }
  const policy = store.get("policy", [accountId, policyName]);
  const version = policy?.versions.find((candidate) => candidate.versionId === policy.defaultVersion);
  const statements = version === undefined ? [] : parseIdentityPolicy(version.document);
  return { statements, shown: { ...shown, policyVersion: version?.versionId ?? "" } };
}

function judge(statements: Statement[], wish: Wish): "Allow" | "ImplicitDeny" | "ExplicitDeny" {
  const relevant = statements.filter((statement) => applies(statement, wish));
  if (relevant.some((statement) => statement.effect === "Deny")) return "ExplicitDeny";
  return relevant.some((statement) => statement.effect === "Allow") ? "Allow" : "ImplicitDeny";
}

function applies(statement: Statement, wish: Wish): boolean {
  const action = statement.actions.some((pattern) => actionMatches(pattern, wish.action));
  const resource = statement.resources.some((pattern) => matchesResource(pattern, wish.resource));
  return (
    action !== statement.negateActions &&
    resource !== statement.negateResources &&
    conditionsMet(statement.conditions, {})
  );
}

/** An operation on everything (`*`) needs a policy that names everything. */
function matchesResource(pattern: string, resource: string): boolean {
  return pattern === "*" || (resource !== "*" && resourceMatches(pattern, resource));
}
