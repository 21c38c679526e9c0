import type { Assumptions } from "../assumptions.ts";
import type { ApiKeyRecord, WorkspaceRecord } from "../state/records.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, operation, type ProductApi } from "../wire/operation.ts";
import { anyText, type Rule, required } from "../wire/parameter-rules.ts";
import { keysOf, maskedValue } from "./api-keys.ts";
import { addMember, openWorkspaces, removeGrant, setGrant } from "./membership.ts";
import { activated } from "./model-studio.ts";
import { pageByToken, tokenPaging } from "./paging.ts";
import { requestedRegion } from "./region.ts";
import { roaAnswer } from "./roa-answer.ts";
import { elsewhere } from "./workspaces.ts";

const unreadable = ({ modelStudio }: Assumptions) =>
  badRequest(modelStudio.invalidRequestCode, "The request cannot be read.");

/** The one parameter of the unpublished operations: JSON whose value is JSON once more. */
const data: Rule<Record<string, unknown> | undefined> = {
  words: () => "JSON object in a text",
  refusals: ({ assumptions }) => [unreadable(assumptions)],
  read: (text, { assumptions }) => {
    const parsed = text === undefined ? undefined : parsedObject(text);
    if (parsed === undefined) throw refuse(assumptions, "data is not a JSON object");
    return parsed;
  },
};

function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const unpublished = "the vendor's own command line, bailian-cli (request shapes); errors are assumed";
const unknownShape = "Only its RAM action is known, not its request.";

/** BailianControl 2024-08-16: two published reads, and the unpublished operations of the vendor's command line. */
export const bailianControlApi: ProductApi = {
  product: "bailiancontrol",
  title: "BailianControl",
  version: "2024-08-16",
  precondition: activated,
  source: {
    general: "SDK bailiancontrol-20240816 1.0.2 for GetApiKey and ListApiKeys; all else is unpublished",
    page: () => "SDK bailiancontrol-20240816 1.0.2",
  },
  routes: {
    CreateUser: { method: "POST", path: /^\/bailianControl\/User\/createUser$/ },
    ListWorkspaces: { method: "GET", path: /^\/bailianControl\/workspaces$/ },
    ChangeUserPermissions: {
      method: "POST",
      // "serviser" is how the path is really spelled.
      path: /^\/bailianControl\/serviserAuthorityPolicy\/resetPolicies4Agent$/,
    },
    GetApiKey: { method: "GET", path: /^\/bailianControl\/apiKey\/getApiKey$/ },
    ListApiKeys: { method: "GET", path: /^\/bailianControl\/apiKeys$/ },
  },
  operations: {
    CreateUser: operation({
      families: ["members"],
      source: unpublished,
      asks: asking("bailiancontrol:CreateUser"),
      params: { data: required(data) },
      refusals: [
        ({ modelStudio }) => modelStudio.unknownPrincipal,
        ({ modelStudio }) => modelStudio.duplicateMember,
      ],
      run: createUser,
    }),
    ListWorkspaces: operation({
      source: unpublished,
      asks: asking("bailiancontrol:ListWorkspaces"),
      params: { data: anyText },
      refusals: [elsewhere],
      run: listWorkspaces,
    }),
    ChangeUserPermissions: operation({
      families: ["members", "workspaces"],
      source: unpublished,
      asks: (call) => [{ action: call.assumptions.modelStudio.changePermissionsAction, resource: "*" }],
      params: { data: required(data) },
      refusals: [
        ({ modelStudio }) => modelStudio.unknownMember,
        ({ modelStudio }) => modelStudio.unknownWorkspace,
      ],
      limits: ["modelStudio.policyIndexes", "modelStudio.changePermissionsAction"],
      run: changeUserPermissions,
    }),
    GetApiKey: operation({
      asks: asking("bailiancontrol:GetApiKey"),
      params: { apiKeyId: required(anyText) },
      refusals: [({ modelStudio }) => modelStudio.unknownApiKey],
      run: getApiKey,
    }),
    ListApiKeys: operation({
      asks: asking("bailiancontrol:ListApiKeys"),
      params: {
        ...tokenPaging,
        apiKeyId: anyText,
        description: anyText,
        workspaceId: anyText,
        uid: anyText,
      },
      refusals: [elsewhere],
      run: (call, args) => {
        const keys = keysOf(call, args).filter((key) => !args.uid || key.createdBy === args.uid);
        const page = pageByToken(keys, args);
        return roaAnswer(call, { ...page.fields, apiKeys: page.items.map((key) => shownKey(call, key)) });
      },
    }),
  },
  notEmulated: {
    ListUsers: unknownShape,
    ListRoles: unknownShape,
    AttachWorkspaceToUser: unknownShape,
    AttachRoleToUser: unknownShape,
  },
};

function createUser(call: Call, args: { data: Record<string, unknown> }): Answer {
  const request = args.data.reqDTO;
  const { outerKey, nickName, userName } = (request ?? {}) as Record<string, unknown>;
  if (typeof outerKey !== "string" || outerKey === "") {
    throw refuse(call.assumptions, "reqDTO.outerKey is missing");
  }
  const displayName = [nickName, userName, outerKey].find((text) => typeof text === "string" && text !== "");
  const member = addMember(call, {
    accountId: call.account.accountId,
    outerKey,
    displayName: String(displayName),
  });
  return envelope(call, { outerKey: member.outerKey, nickName: member.displayName });
}

function listWorkspaces(call: Call): Answer {
  const region = requestedRegion(call);
  const { principal, assumptions } = call;
  const onlyOwn = principal.kind === "role" && assumptions.modelStudio.rolesSeeOnlyTheirWorkspaces;
  const seen = onlyOwn
    ? openWorkspaces(call, principal, false).map(({ workspace }) => workspace)
    : call.store.list("workspace", [principal.accountId]);
  const inRegion = seen.filter((workspace) => region === undefined || workspace.region === region);
  return envelope(call, inRegion.map(shown));
}

function changeUserPermissions(call: Call, args: { data: Record<string, unknown> }): Answer {
  const { outerKey, policyIndexList, agentId } = args.data;
  if (typeof outerKey !== "string" || !Array.isArray(policyIndexList)) {
    throw refuse(call.assumptions, "outerKey and policyIndexList are required");
  }
  const { accountId } = call.account;
  const workspaceId = call.store
    .list("workspace", [accountId])
    .find((workspace) => workspace.tenantId === Number(agentId))?.workspaceId;
  const grant = { accountId, outerKey, workspaceId: workspaceId ?? "" };
  setGrant(call, { ...grant, workspaceRole: roleOfIndexes(call.assumptions, policyIndexList), pages: [] });
  // The path says "reset": an empty list leaves the member without anything in the workspace.
  if (policyIndexList.length === 0) removeGrant(call.store, grant);
  return envelope(call, true);
}

/** The strongest role of the list; Administrator wins over Visitor, as picking both does in the console. */
function roleOfIndexes(assumptions: Assumptions, indexes: unknown[]): string {
  const roles = indexes.map((index) => {
    const role = assumptions.modelStudio.policyIndexes[Number(index)];
    if (role === undefined) throw refuse(assumptions, `policy index ${String(index)} is not known`);
    return role;
  });
  return roles.includes("Administrator") ? "Administrator" : (roles[0] ?? "");
}

function getApiKey(call: Call, { apiKeyId }: { apiKeyId: string }): Answer {
  const key = call.store.get("apiKey", [call.account.accountId, apiKeyId]);
  if (key === undefined) throw new ApiError(call.assumptions.modelStudio.unknownApiKey);
  return roaAnswer(call, { apiKey: shownKey(call, key) });
}

/** Fields whose meaning no source gives are left out. */
function shownKey(call: Call, key: ApiKeyRecord): Answer {
  return {
    apikeyId: String(key.apiKeyId),
    apiKeyValue: maskedValue(call, key),
    blocked: key.disabled ? 1 : 0,
    createTime: key.gmtCreate,
    creator: key.createdBy,
    description: key.description,
    parentUid: key.accountId,
    uid: key.createdBy,
    workspaceId: key.workspaceId,
  };
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

function refuse(assumptions: Assumptions, message: string): ApiError {
  return new ApiError(unreadable(assumptions), { message });
}
