import {
  type AccountCheck,
  type AccountReport,
  type Diagnostic,
  diagnostic,
  hasErrors,
} from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";
import { checkRights, policyForService } from "./check-rights.ts";
import type { AccountRef } from "./cloud-accounts.ts";

type Asked<T> =
  | { value: T; problem: null }
  | { value: null; problem: Diagnostic; missing: string | undefined };

async function ask<T>(work: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const missing =
      error.kind === "no-permission" ? (error.fields.missingAction ?? error.fields.action) : undefined;
    return { value: null, problem: cloudDiagnostic(error), missing };
  }
}

function check(id: AccountCheck["id"], diagnostics: Diagnostic[]): AccountCheck {
  const outcome = hasErrors(diagnostics) ? "fail" : diagnostics.length > 0 ? "warn" : "pass";
  return { id, outcome, diagnostics };
}

function ssoCheck(enabled: Asked<boolean>): AccountCheck {
  if (enabled.value === null) return { id: "user-sso", outcome: "unknown", diagnostics: [enabled.problem] };
  if (!enabled.value) return check("user-sso", []);
  return check("user-sso", [
    diagnostic("plan.user-sso-enabled", {
      detail:
        "RAM users of this account sign in through another IdP already and have no password logon. Role-based SSO works beside it.",
      want: "off, so that RAM users remain a way in",
      got: "on",
    }),
  ]);
}

/** Only "Inactive" says that RAM is off; any other refusal leaves the question open. */
function ramCheck(asked: Asked<unknown>): AccountCheck {
  if (asked.problem === null) return check("ram-activated", []);
  if (asked.problem.code === "cloud.ram-inactive") return check("ram-activated", [asked.problem]);
  return { id: "ram-activated", outcome: "unknown", diagnostics: [asked.problem] };
}

function modelStudioCheck(asked: Asked<unknown[]>): AccountCheck {
  if (asked.problem === null) return check("model-studio-activated", []);
  return check("model-studio-activated", [
    diagnostic("cloud.model-studio-inactive", {
      detail:
        "Open the Model Studio console once as the account's owner to activate it, or grant ListWorkspaces.",
      want: "workspaces can be listed",
      got: asked.problem.got,
    }),
  ]);
}

/** Who the service is, what it may do, and what state the account is in; every failed question is a finding. */
export async function inspectAccount(services: Services, account: AccountRef): Promise<AccountReport> {
  const cloud = services.cloud(account);
  const identity = await ask(() => cloud.callerIdentity());
  if (identity.value === null) {
    return {
      cloud: services.config.cloud,
      checks: [check("identity", [identity.problem])],
      userSsoEnabled: null,
      missingPermissions: [],
      quotas: {},
    };
  }
  const [summary, sso, workspaces, permissions] = await Promise.all([
    ask(() => cloud.accountSummary()),
    ask(() => cloud.userSsoEnabled()),
    ask(() => cloud.listWorkspaces()),
    checkRights(services, cloud, identity.value),
  ]);
  return {
    cloud: services.config.cloud,
    identity: identity.value,
    checks: [
      check("identity", []),
      ramCheck(summary),
      { id: "ram-permissions", ...permissions.check },
      modelStudioCheck(workspaces),
      ssoCheck(sso),
    ],
    userSsoEnabled: sso.value,
    missingPermissions: permissions.missing,
    servicePolicy: policyForService(services.config, identity.value.accountId),
    quotas: summary.value ?? {},
  };
}
