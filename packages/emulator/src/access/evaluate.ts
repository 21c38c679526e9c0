import type { AttachmentRecord } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { conditionsMet } from "./conditions.ts";
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
      by: "AccountLevelIdentityBasedPolicy" | "SessionPolicy";
    };

/** Evaluates the attached policies of a principal and its session policy. The account itself may do all. */
export function evaluate(store: Store, principal: Principal, wish: Wish): Verdict {
  if (principal.kind === "root") return { allowed: true };
  const statements = attachmentsOf(store, principal).flatMap((attachment) =>
    parseIdentityPolicy(attachedDocument(store, attachment)),
  );
  const identity = judge(statements, wish);
  if (identity !== "Allow") return { allowed: false, kind: identity, by: "AccountLevelIdentityBasedPolicy" };
  if (principal.kind === "role" && principal.policy !== undefined) {
    const session = judge(parseIdentityPolicy(principal.policy), wish);
    if (session !== "Allow") return { allowed: false, kind: session, by: "SessionPolicy" };
  }
  return { allowed: true };
}

/** Policies on a user or a role, in the order of their names. */
export function attachmentsOf(store: Store, principal: Principal): AttachmentRecord[] {
  if (principal.kind === "root") return [];
  const name = principal.kind === "user" ? principal.userName : principal.roleName;
  return store.list("attachment", [principal.accountId, principal.kind, name]);
}

/** The effective text of an attached policy; `{}`-like nothing for one that vanished. */
function attachedDocument(store: Store, attachment: AttachmentRecord): string {
  const { accountId, policyName, policyType } = attachment;
  if (policyType === "System") return systemPolicies.get(policyName)?.document ?? nothing;
  const policy = store.get("policy", [accountId, policyName]);
  return policy?.versions.find((version) => version.versionId === policy.defaultVersion)?.document ?? nothing;
}

const nothing = '{"Version":"1","Statement":[{"Effect":"Deny","Action":"none:None","Resource":"*"}]}';

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
