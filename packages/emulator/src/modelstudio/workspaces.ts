import { assumptions } from "../assumptions.ts";
import type { AccountRecord, WorkspaceRecord } from "../state/records.ts";
import { newWorkspace } from "../state/workspace.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import type { Answer, Call, ProductApi } from "../wire/operation.ts";
import { encodeOffset, startOf } from "../wire/paging.ts";
import { integer, required } from "../wire/parameters.ts";
import { requestedRegion } from "./region.ts";

/** ModelStudio 2026-02-10: the published workspace operations. */
export const modelStudioApi: ProductApi = {
  product: "modelstudio",
  version: "2026-02-10",
  precondition: requireActivated,
  routes: {
    CreateWorkspace: { method: "POST", path: /^\/modelstudio\/workspaces$/ },
    ListWorkspaces: { method: "GET", path: /^\/modelstudio\/workspaces$/ },
    DeleteWorkspace: { method: "DELETE", path: /^\/modelstudio\/workspaces\/[^/]+$/ },
  },
  operations: {
    CreateWorkspace: { wishes: onEverything("CreateWorkspace"), handle: create },
    ListWorkspaces: { wishes: onEverything("ListWorkspaces"), handle: list },
    DeleteWorkspace: { wishes: onEverything("DeleteWorkspace"), handle: remove },
  },
};

/** @throws the assumed error of an account that never activated Model Studio */
export function requireActivated(account: AccountRecord): void {
  if (account.modelStudioActivated) return;
  const { status, code, message } = assumptions.modelStudio.notActivated;
  throw new ApiError(status, code, { message });
}

function onEverything(action: string) {
  return () => [{ action: `modelstudio:${action}`, resource: "*" }];
}

function create(call: Call): Answer {
  const { accountId } = call.account;
  const workspaceName = required(call.params, "workspaceName");
  const region = requestedRegion(call.request) ?? assumptions.modelStudio.defaultRegion;
  const existing = call.store.list("workspace", [accountId]);
  if (existing.length >= assumptions.modelStudio.maxWorkspaces) {
    throw badRequest(
      assumptions.modelStudio.workspaceLimitCode,
      "The number of workspaces has reached the limit.",
    );
  }
  const { serviceSite } = call.params;
  const workspace = newWorkspace({
    accountId,
    workspaceName,
    region,
    now: call.now,
    ...(serviceSite === undefined ? {} : { serviceSite }),
  });
  call.store.put("workspace", [accountId, workspace.workspaceId], workspace);
  return envelope(call, { workspace: shown(workspace) });
}

function list(call: Call): Answer {
  const { workspaceId, workspaceName } = call.params;
  const region = requestedRegion(call.request);
  const all = call.store
    .list("workspace", [call.account.accountId])
    .filter((workspace) => region === undefined || workspace.region === region)
    .filter((workspace) => !workspaceId || workspace.workspaceId === workspaceId)
    .filter((workspace) => !workspaceName || workspace.workspaceName.includes(workspaceName));
  const maxResults = integer(call.params, "maxResults", { min: 1, max: 100, fallback: 20 });
  const start = startOf(call.params.nextToken, "nextToken", all.length);
  const end = start + maxResults;
  return envelope(call, {
    maxResults,
    totalCount: all.length,
    ...(end < all.length ? { nextToken: encodeOffset(end) } : {}),
    workspaces: all.slice(start, end).map(shown),
  });
}

/** The default workspace stays; the answer is a success that says so in `isDeleted`. */
function remove(call: Call): Answer {
  const workspaceId = decodeURIComponent(call.request.path.split("/").at(-1) ?? "");
  const { accountId } = call.account;
  const workspace = call.store.get("workspace", [accountId, workspaceId]);
  if (workspace === undefined) {
    const { status, code, message } = assumptions.modelStudio.unknownWorkspace;
    throw new ApiError(status, code, { message });
  }
  if (workspace.isDefault) {
    const failReasons = [{ reason: "The default workspace cannot be deleted.", resourceType: "Workspace" }];
    return envelope(call, { isDeleted: false, failReasons });
  }
  for (const grant of call.store.list("grant", [accountId])) {
    if (grant.workspaceId === workspaceId)
      call.store.delete("grant", [accountId, grant.outerKey, workspaceId]);
  }
  call.store.delete("workspace", [accountId, workspaceId]);
  return envelope(call, { isDeleted: true, failReasons: [] });
}

function envelope(call: Call, fields: Answer): Answer {
  return {
    code: "Success",
    httpStatusCode: 200,
    message: "OK",
    requestId: call.requestId,
    success: true,
    ...fields,
  };
}

function shown(workspace: WorkspaceRecord): Answer {
  const { workspaceId, workspaceName, region, serviceSite, gmtCreate, apiHost } = workspace;
  return { workspaceId, workspaceName, region, serviceSite, gmtCreate, apiHost };
}
