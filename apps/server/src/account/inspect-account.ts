import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import {
  type AccountCheck,
  type AccountReport,
  type CallerIdentity,
  type Diagnostic,
  diagnostic,
  hasErrors,
  type SiteId,
} from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";

/** System policies that allow everything the service does with RAM and IMS. */
const fullRam = ["AliyunRAMFullAccess", "AdministratorAccess"];

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

/** The policies of the caller, where it can be told who that is; `null` for the account itself. */
async function callerPolicies(cloud: AlibabaCloud, identity: CallerIdentity): Promise<string[] | null> {
  const user = /:user\/([^/]+)$/.exec(identity.arn)?.[1];
  const role = /:(?:assumed-role|role)\/([^/]+)/.exec(identity.arn)?.[1];
  if (user !== undefined) return (await cloud.listUserPolicies(user)).map((entry) => entry.policy);
  if (role !== undefined) return (await cloud.listRolePolicies(role)).map((entry) => entry.policy);
  return null;
}

async function checkPermissions(
  cloud: AlibabaCloud,
  identity: CallerIdentity,
): Promise<{ check: AccountCheck; missing: string[] }> {
  const reads = await Promise.all([
    ask(() => cloud.listSamlProviders()),
    ask(() => cloud.listRolesByTag("modelstudio-sso-federation", "none")),
    ask(() => cloud.listUsers()),
    ask(() => cloud.listCustomPoliciesByTag("modelstudio-sso-federation", "none")),
  ]);
  const problems = reads.flatMap((read) => (read.problem === null ? [] : [read.problem]));
  const missing = reads.flatMap((read) =>
    read.problem !== null && read.missing !== undefined ? [read.missing] : [],
  );
  const policies = await ask(() => callerPolicies(cloud, identity));
  const held = policies.value;
  if (problems.length === 0 && held !== null && !held.some((name) => fullRam.includes(name))) {
    problems.push(
      diagnostic("cloud.no-permission", {
        severity: "warning",
        detail:
          "Reading works. Whether writing does shows at the first apply, unless a full policy is attached.",
        want: "AliyunRAMFullAccess, or a policy with the actions this service calls",
        got: held.join(", ") || "no policy",
      }),
    );
  }
  return { check: check("ram-permissions", problems), missing: [...new Set(missing)] };
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
export async function inspectAccount(services: Services, site: SiteId): Promise<AccountReport> {
  const cloud = services.cloud(site);
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
    checkPermissions(cloud, identity.value),
  ]);
  return {
    cloud: services.config.cloud,
    identity: identity.value,
    checks: [
      check("identity", []),
      ramCheck(summary),
      permissions.check,
      modelStudioCheck(workspaces),
      ssoCheck(sso),
    ],
    userSsoEnabled: sso.value,
    missingPermissions: permissions.missing,
    quotas: summary.value ?? {},
  };
}
