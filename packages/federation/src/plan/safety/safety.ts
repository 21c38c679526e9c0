import type { Diagnostic } from "@modelstudio-sso/contracts";
import { rightAccount, usersExist, workspacesExist } from "./account-rules.ts";
import { removesCertificate } from "./certificate-rule.ts";
import { cannotReturn, roleRecreated } from "./history-rules.ts";
import { removesLastLogin } from "./last-login-rule.ts";
import { deletesMany, deletesRole, replacesRole } from "./loss-rules.ts";
import {
  foreignAttachments,
  nothingForeignWanted,
  unexplainedGrants,
  wishesAreKnown,
} from "./ownership-rules.ts";
import { accountQuotas, attachmentQuotas, documentsFit, providersFit, tagsFit } from "./quota-rules.ts";
import type { PlanSides, Rule } from "./rule.ts";
import { opensRole, trustWidened } from "./trust-rules.ts";

const rules: readonly Rule[] = [
  rightAccount,
  nothingForeignWanted,
  wishesAreKnown,
  foreignAttachments,
  workspacesExist,
  usersExist,
  trustWidened,
  opensRole,
  removesLastLogin,
  removesCertificate,
  deletesRole,
  replacesRole,
  deletesMany,
  roleRecreated,
  cannotReturn,
  unexplainedGrants,
  tagsFit,
  accountQuotas,
  providersFit,
  attachmentQuotas,
  documentsFit,
];

/** Taking everything away is the wish itself; the plan's list of who loses access says what that means. */
const rulesOfDestroy: readonly Rule[] = [rightAccount];

/** All named safety rules over one plan; an error makes the plan one that cannot be applied as it is. */
export function safetyFindings(sides: PlanSides): Diagnostic[] {
  const speaking = sides.purpose.kind === "destroy" ? rulesOfDestroy : rules;
  return speaking.flatMap((rule) => rule(sides));
}
