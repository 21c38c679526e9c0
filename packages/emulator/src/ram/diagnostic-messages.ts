import { decodeDiagnosis, type MatchedPolicy, unreadableDiagnosis } from "../access/diagnostic-message.ts";
import { ApiError } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Operations, operation } from "../wire/operation.ts";
import { anyText, required } from "../wire/parameter-rules.ts";

/** What lies in the `EncodedDiagnosticMessage` of a NoPermission. */
export const diagnosticOperations: Operations = {
  DecodeDiagnosticMessage: operation({
    asks: asking("ram:DecodeDiagnosticMessage"),
    params: { EncodedDiagnosticMessage: required(anyText) },
    refusals: [unreadableDiagnosis],
    run: (_call, { EncodedDiagnosticMessage }) => decode(EncodedDiagnosticMessage),
  }),
};

function decode(message: string): Answer {
  const diagnosis = decodeDiagnosis(message);
  if (diagnosis === undefined) throw new ApiError(unreadableDiagnosis);
  return {
    DecodedDiagnosticMessage: {
      AuthAction: diagnosis.action,
      AuthResource: diagnosis.resource,
      AuthPrincipal: {
        AuthPrincipalType: diagnosis.principalType,
        AuthPrincipalOwnerId: diagnosis.principalOwnerId,
        AuthPrincipalDisplayName: diagnosis.principalDisplayName,
      },
      ExplicitDeny: diagnosis.explicitDeny,
      NoPermissionPolicyType: diagnosis.policyType,
      MatchedPolicies: diagnosis.matchedPolicies.map(shown),
    },
  };
}

function shown(policy: MatchedPolicy): Answer {
  return {
    AttachedEntityType: policy.attachedTo,
    AttachedScope: "Account",
    Effect: "Deny",
    PolicyIdentifier: policy.policyName,
    PolicyType: policy.policyType,
    PolicyVersion: policy.policyVersion,
  };
}
