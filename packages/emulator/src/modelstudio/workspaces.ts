import type { Assumptions } from "../assumptions.ts";
import type { WorkspaceRecord } from "../state/records.ts";
import { newWorkspace } from "../state/workspace.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { anyText, required } from "../wire/parameter-rules.ts";
import { pageByToken, tokenPaging } from "./paging.ts";
import { requestedRegion } from "./region.ts";
import { roaAnswer } from "./roa-answer.ts";

const full = ({ modelStudio }: Assumptions) =>
  badRequest(modelStudio.workspaceLimitCode, "The number of workspaces has reached the limit.");
const absent = ({ modelStudio }: Assumptions) => modelStudio.unknownWorkspace;

/** An error of {@link requestedRegion}. */
export const elsewhere = ({ modelStudio }: Assumptions) => modelStudio.unknownRegion;

/** The three workspace operations of ModelStudio 2026-02-10; there is none to change or to get one. */
export const workspaceOperations: Operations = {
  CreateWorkspace: operation({
    families: ["workspaces"],
    asks: asking("modelstudio:CreateWorkspace"),
    params: { workspaceName: required(anyText), serviceSite: anyText },
    refusals: [full, elsewhere],
    limits: ["modelStudio.maxWorkspaces", "modelStudio.regions"],
    run: create,
  }),
  ListWorkspaces: operation({
    asks: asking("modelstudio:ListWorkspaces"),
    params: { ...tokenPaging, workspaceId: anyText, workspaceName: anyText },
    refusals: [elsewhere],
    limits: ["modelStudio.maxResults", "modelStudio.regions"],
    run: list,
  }),
  DeleteWorkspace: operation({
    families: ["workspaces", "members", "apiKeys"],
    asks: asking("modelstudio:DeleteWorkspace"),
    refusals: [absent],
    run: (call) => remove(call, pathId(call)),
  }),
};

/** The last part of the path. */
export function pathId(call: Call): string {
  return decodeURIComponent(call.request.path.split("/").at(-1) ?? "");
}

function create(call: Call, args: { workspaceName: string; serviceSite: string | undefined }): Answer {
  const { accountId } = call.account;
  const { defaultRegion, defaultServiceSite, maxWorkspaces } = call.assumptions.modelStudio;
  const region = requestedRegion(call) ?? defaultRegion;
  if (call.store.list("workspace", [accountId]).length >= maxWorkspaces) {
    throw new ApiError(full(call.assumptions));
  }
  const workspace = newWorkspace({
    accountId,
    workspaceName: args.workspaceName,
    region,
    now: call.now,
    serviceSite: args.serviceSite || defaultServiceSite,
  });
  call.store.put("workspace", [accountId, workspace.workspaceId], workspace);
  return roaAnswer(call, { workspace: shown(workspace) });
}

interface WorkspaceQuery {
  maxResults: number;
  nextToken: string | undefined;
  workspaceId: string | undefined;
  workspaceName: string | undefined;
}

function list(call: Call, args: WorkspaceQuery): Answer {
  const region = requestedRegion(call);
  const { workspaceId, workspaceName } = args;
  const all = call.store
    .list("workspace", [call.account.accountId])
    .filter((workspace) => region === undefined || workspace.region === region)
    .filter((workspace) => !workspaceId || workspace.workspaceId === workspaceId)
    .filter((workspace) => !workspaceName || workspace.workspaceName.includes(workspaceName));
  const page = pageByToken(all, args);
  return roaAnswer(call, { ...page.fields, workspaces: page.items.map(shown) });
}

/** A workspace that cannot go is no error: the answer is a success that says so in `isDeleted`. */
function remove(call: Call, workspaceId: string): Answer {
  const { accountId } = call.account;
  const workspace = call.store.get("workspace", [accountId, workspaceId]);
  if (workspace === undefined) throw new ApiError(absent(call.assumptions));
  const failReasons = reasonsToStay(call, workspace);
  if (failReasons.length > 0) return roaAnswer(call, { isDeleted: false, failReasons });
  for (const grant of call.store.list("grant", [accountId])) {
    if (grant.workspaceId === workspaceId)
      call.store.delete("grant", [accountId, grant.outerKey, workspaceId]);
  }
  call.store.delete("workspace", [accountId, workspaceId]);
  return roaAnswer(call, { isDeleted: true, failReasons: [] });
}

function reasonsToStay(call: Call, { accountId, workspaceId, isDefault }: WorkspaceRecord): Answer[] {
  const keys = call.store.list("apiKey", [accountId]).filter((key) => key.workspaceId === workspaceId);
  return [
    ...(isDefault ? [{ reason: "The default workspace cannot be deleted.", resourceType: "Workspace" }] : []),
    ...(keys.length > 0
      ? [{ reason: "API Key exists. Please clear them first.", resourceType: "API Key" }]
      : []),
  ];
}

function shown(workspace: WorkspaceRecord): Answer {
  const { workspaceId, workspaceName, region, serviceSite, gmtCreate, apiHost } = workspace;
  return { workspaceId, workspaceName, region, serviceSite, gmtCreate, apiHost };
}
