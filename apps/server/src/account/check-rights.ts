import {
  type AlibabaCloud,
  type MissingRight,
  missingRights,
  servicePolicy,
} from "@modelstudio-sso/alibaba-cloud";
import {
  type AccountCheck,
  type CallerIdentity,
  type Diagnostic,
  diagnostic,
  type PolicyDocument,
} from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "@modelstudio-sso/federation";
import type { Config } from "../config.ts";

export interface RightsReport {
  check: Pick<AccountCheck, "outcome" | "diagnostics">;
  /** Actions that are lacking, sorted. */
  missing: string[];
}

/** The least policy for what this installation has switched on. */
export function policyForService(config: Pick<Config, "membership">, accountId: string): PolicyDocument {
  return servicePolicy({
    accountId,
    features: [
      "ram-users",
      "workspaces",
      ...(config.membership.adapter === "bailian-control" ? (["membership-api"] as const) : []),
    ],
  });
}

function lacking(given: {
  missing: readonly MissingRight[];
  held: { names: string[]; complete: boolean };
  severity: "error" | "warning";
}): Diagnostic {
  const { missing, held, severity } = given;
  const denied = missing.filter((right) => right.why === "denied").map((right) => right.action);
  return diagnostic("cloud.no-permission", {
    severity,
    detail: [
      severity === "error" || !held.complete
        ? "Attach the policy below to the identity this service acts as; it holds these and nothing that is not used."
        : "They are only needed to create workspaces and for the way through RAM users.",
      ...(denied.length > 0 ? [`A Deny statement takes away ${denied.join(", ")}.`] : []),
      ...(held.complete
        ? []
        : ["Some of its policies could not be read, so it may have more rights than were seen."]),
    ].join(" "),
    want: [...new Set(missing.map((right) => `${right.action} on ${right.resource}`))].join("; "),
    got: held.names.join(", ") || "no policy",
  });
}

/**
 * Which rights the service lacks, told from its own policies before anything is written. Listing SAML providers is
 * tried as well: it shows what policies do not, such as a control policy of the organisation.
 */
export async function checkRights(
  services: { config: Pick<Config, "membership"> },
  cloud: AlibabaCloud,
  identity: CallerIdentity,
): Promise<RightsReport> {
  try {
    await cloud.listSamlProviders();
    const held = await cloud.heldPolicies(identity);
    if (held === null) return { check: { outcome: "pass", diagnostics: [] }, missing: [] };
    const missing = missingRights(policyForService(services.config, identity.accountId), held.documents);
    if (missing.length === 0) return { check: { outcome: "pass", diagnostics: [] }, missing: [] };
    const core = servicePolicy({ accountId: identity.accountId, features: [] });
    // What could not be read may hold the right, so only a complete reading is a certain answer.
    const certain = held.complete && missingRights(core, held.documents).length > 0;
    return {
      check: {
        outcome: certain ? "fail" : "warn",
        diagnostics: [lacking({ missing, held, severity: certain ? "error" : "warning" })],
      },
      missing: [...new Set(missing.map((right) => right.action))].sort(),
    };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const missing = error.kind === "no-permission" ? [error.fields.missingAction ?? error.fields.action] : [];
    return { check: { outcome: "fail", diagnostics: [cloudDiagnostic(error)] }, missing };
  }
}
