import { assumptions } from "../assumptions.ts";
import type { WorkspaceRecord } from "../state/records.ts";
import { badRequest } from "../wire/api-error.ts";
import type { Answer, Call, ProductApi } from "../wire/operation.ts";
import { required } from "../wire/parameters.ts";
import { addMember, openWorkspaces, removeGrant, setGrant } from "./membership.ts";
import { requestedRegion } from "./region.ts";
import { requireActivated } from "./workspaces.ts";

/** BailianControl 2024-08-16: the unpublished operations that the vendor's own command line uses. */
export const bailianControlApi: ProductApi = {
  product: "bailiancontrol",
  version: "2024-08-16",
  precondition: requireActivated,
  routes: {
    CreateUser: { method: "POST", path: /^\/bailianControl\/User\/createUser$/ },
    ListWorkspaces: { method: "GET", path: /^\/bailianControl\/workspaces$/ },
    ChangeUserPermissions: {
      method: "POST",
      // "serviser" is how the path is really spelled.
      path: /^\/bailianControl\/serviserAuthorityPolicy\/resetPolicies4Agent$/,
    },
  },
  operations: {
    CreateUser: { wishes: asking("bailiancontrol:CreateUser"), handle: createUser },
    ListWorkspaces: { wishes: asking("bailiancontrol:ListWorkspaces"), handle: listWorkspaces },
    ChangeUserPermissions: {
      wishes: asking(assumptions.modelStudio.changePermissionsAction),
      handle: changeUserPermissions,
    },
  },
};

function asking(action: string) {
  return () => [{ action, resource: "*" }];
}

/** Every call carries one parameter `data` whose value is JSON once more. */
function payload(call: Call): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(required(call.params, "data"));
    if (typeof parsed === "object" && parsed !== null) return parsed as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw unreadable("data is not a JSON object");
}

function createUser(call: Call): Answer {
  const request = payload(call).reqDTO;
  const { outerKey, nickName, userName } = (request ?? {}) as Record<string, unknown>;
  if (typeof outerKey !== "string" || outerKey === "") throw unreadable("reqDTO.outerKey is missing");
  const displayName = [nickName, userName, outerKey].find((text) => typeof text === "string" && text !== "");
  const member = addMember(
    call.store,
    { accountId: call.account.accountId, outerKey, displayName: String(displayName) },
    call.now,
  );
  return envelope(call, { outerKey: member.outerKey, nickName: member.displayName });
}

function listWorkspaces(call: Call): Answer {
  const region = requestedRegion(call.request);
  const { principal } = call;
  const onlyOwn = principal.kind === "role" && assumptions.modelStudio.rolesSeeOnlyTheirWorkspaces;
  const seen = onlyOwn
    ? openWorkspaces(call.store, principal, false).map(({ workspace }) => workspace)
    : call.store.list("workspace", [principal.accountId]);
  const inRegion = seen.filter((workspace) => region === undefined || workspace.region === region);
  return envelope(call, inRegion.map(shown));
}

function changeUserPermissions(call: Call): Answer {
  const { outerKey, policyIndexList, agentId } = payload(call);
  if (typeof outerKey !== "string" || !Array.isArray(policyIndexList)) {
    throw unreadable("outerKey and policyIndexList are required");
  }
  const { accountId } = call.account;
  const workspaceId = call.store
    .list("workspace", [accountId])
    .find((workspace) => workspace.tenantId === Number(agentId))?.workspaceId;
  const grant = { accountId, outerKey, workspaceId: workspaceId ?? "" };
  setGrant(call.store, { ...grant, workspaceRole: roleOfIndexes(policyIndexList), pages: [] });
  // The path says "reset": an empty list leaves the member without anything in the workspace.
  if (policyIndexList.length === 0) removeGrant(call.store, grant);
  return envelope(call, true);
}

/** The strongest role of the list; Administrator wins over Visitor, as picking both does in the console. */
function roleOfIndexes(indexes: unknown[]): string {
  const roles = indexes.map((index) => {
    const role = assumptions.modelStudio.policyIndexes[Number(index)];
    if (role === undefined) throw unreadable(`policy index ${String(index)} is not known`);
    return role;
  });
  return roles.includes("Administrator") ? "Administrator" : (roles[0] ?? "");
}

function shown(workspace: WorkspaceRecord): Answer {
  return {
    tenantId: workspace.tenantId,
    agentId: workspace.tenantId,
    workspaceId: workspace.workspaceId,
    agentName: workspace.workspaceName,
    defaultAgent: workspace.isDefault,
    regionId: workspace.region,
  };
}

function envelope(call: Call, data: unknown): Answer {
  const outcome = { code: "200", message: "success", success: true, requestId: call.requestId };
  return { ...outcome, data: { ...outcome, data } };
}

function unreadable(message: string) {
  return badRequest(assumptions.modelStudio.invalidRequestCode, message);
}
