import { randomInt } from "node:crypto";
import type { Assumptions } from "../assumptions.ts";
import { randomText } from "../state/identifiers.ts";
import type { ApiKeyRecord, WorkspaceRecord } from "../state/records.ts";
import { ApiError } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { anyText, incorrect, type Rule } from "../wire/parameter-rules.ts";
import { outerKeyOf } from "./membership.ts";
import { pageByToken, tokenPaging } from "./paging.ts";
import { requestedRegion } from "./region.ts";
import { roaAnswer } from "./roa-answer.ts";
import { elsewhere, pathId } from "./workspaces.ts";

const absent = ({ modelStudio }: Assumptions) => modelStudio.unknownApiKey;
const noWorkspace = ({ modelStudio }: Assumptions) => modelStudio.unknownWorkspace;

/** What a key may be used for, as JSON: `{type: All|Custom, accessIps, modelAccessScope}`. It is kept, not enforced. */
const auth: Rule<string | undefined> = {
  words: () => "JSON with type All or Custom",
  refusals: (place) => [incorrect(place)],
  read: (text, place) => {
    if (text === undefined || text === "") return undefined;
    if (["All", "Custom"].includes(typeOf(text) ?? "")) return text;
    throw new ApiError(incorrect(place));
  },
};

function typeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { type?: string } | null)?.type;
  } catch {
    return undefined;
  }
}

/** API keys of ModelStudio 2026-02-10. A key has the rights of its workspace. */
export const apiKeyOperations: Operations = {
  CreateApiKey: operation({
    families: ["apiKeys"],
    asks: asking("modelstudio:CreateApiKey"),
    params: { workspaceId: anyText, description: anyText, auth },
    refusals: [noWorkspace, elsewhere],
    run: create,
  }),
  GetApiKey: operation({
    asks: asking("modelstudio:GetApiKey"),
    refusals: [absent],
    run: (call) => roaAnswer(call, { apiKey: shown(call, find(call)) }),
  }),
  ListApiKeys: operation({
    asks: asking("modelstudio:ListApiKeys"),
    params: { ...tokenPaging, apiKeyId: anyText, description: anyText, workspaceId: anyText },
    refusals: [elsewhere],
    limits: ["modelStudio.maxResults"],
    run: (call, args) => {
      const page = pageByToken(keysOf(call, args), args);
      return roaAnswer(call, { ...page.fields, apiKeys: page.items.map((key) => shown(call, key)) });
    },
  }),
  UpdateApiKey: operation({
    families: ["apiKeys"],
    asks: asking("modelstudio:UpdateApiKey"),
    params: { description: anyText, auth },
    refusals: [absent],
    run: (call, args) => {
      const key = find(call);
      const changed = {
        description: args.description ?? key.description,
        ...(args.auth ? { auth: args.auth } : {}),
      };
      return change(call, key, changed);
    },
  }),
  DeleteApiKey: operation({
    families: ["apiKeys"],
    asks: asking("modelstudio:DeleteApiKey"),
    refusals: [absent],
    run: (call) => {
      const { accountId, apiKeyId } = find(call);
      call.store.delete("apiKey", [accountId, String(apiKeyId)]);
      return roaAnswer(call, {});
    },
  }),
  EnableApiKey: switching("EnableApiKey", false),
  DisableApiKey: switching("DisableApiKey", true),
  ResetApiKey: operation({
    families: ["apiKeys"],
    asks: asking("modelstudio:ResetApiKey"),
    refusals: [absent],
    run: (call) => {
      const key = { ...find(call), value: newValue() };
      call.store.put("apiKey", [key.accountId, String(key.apiKeyId)], key);
      const { apiKeyId, value, workspaceId } = key;
      return roaAnswer(call, { apiKey: { apiKeyId, apiKeyValue: value, workspaceId } });
    },
  }),
};

function switching(action: string, disabled: boolean) {
  return operation({
    families: ["apiKeys"],
    asks: asking(`modelstudio:${action}`),
    refusals: [absent],
    run: (call) => change(call, find(call), { disabled }),
  });
}

/** Keys of the account that match, oldest first. */
export function keysOf(
  call: Call,
  wanted: {
    apiKeyId: string | undefined;
    description: string | undefined;
    workspaceId: string | undefined;
  },
): ApiKeyRecord[] {
  const region = requestedRegion(call);
  const { apiKeyId, description, workspaceId } = wanted;
  return call.store
    .list("apiKey", [call.account.accountId])
    .filter((key) => region === undefined || key.region === region)
    .filter((key) => !apiKeyId || String(key.apiKeyId) === apiKeyId)
    .filter((key) => !description || key.description.includes(description))
    .filter((key) => !workspaceId || key.workspaceId === workspaceId)
    .sort((left, right) => left.gmtCreate - right.gmtCreate || left.apiKeyId - right.apiKeyId);
}

/** The key that the path names; Enable, Disable and Reset have their name behind it. */
function find(call: Call): ApiKeyRecord {
  const last = pathId(call);
  const id = /^\d+$/.test(last) ? last : (call.request.path.split("/").at(-2) ?? "");
  const key = call.store.get("apiKey", [call.account.accountId, id]);
  if (key === undefined) throw new ApiError(absent(call.assumptions));
  return key;
}

interface NewKey {
  workspaceId: string | undefined;
  description: string | undefined;
  auth: string | undefined;
}

/** The only time, but for a reset, that the whole value is told. */
function create(call: Call, args: NewKey): Answer {
  const { accountId } = call.account;
  const workspace = workspaceFor(call, args.workspaceId);
  const key: ApiKeyRecord = {
    accountId,
    apiKeyId: randomInt(1_000_000, 10_000_000),
    value: newValue(),
    workspaceId: workspace.workspaceId,
    region: workspace.region,
    description: args.description ?? "",
    createdBy: outerKeyOf(call.principal),
    disabled: false,
    gmtCreate: call.now.getTime(),
    ...(args.auth === undefined ? {} : { auth: args.auth }),
  };
  call.store.put("apiKey", [accountId, String(key.apiKeyId)], key);
  const { disabled: _, ...made } = shown(call, key);
  return roaAnswer(call, { apiKey: { ...made, apiKeyValue: key.value } });
}

/** Without an ID, the default workspace of the region is meant. */
function workspaceFor(call: Call, workspaceId: string | undefined): WorkspaceRecord {
  const region = requestedRegion(call) ?? call.assumptions.modelStudio.defaultRegion;
  const found = call.store
    .list("workspace", [call.account.accountId])
    .find((workspace) =>
      workspaceId
        ? workspace.workspaceId === workspaceId
        : workspace.isDefault && workspace.region === region,
    );
  if (found === undefined) throw new ApiError(noWorkspace(call.assumptions));
  return found;
}

function change(call: Call, key: ApiKeyRecord, changes: Partial<ApiKeyRecord>): Answer {
  call.store.put("apiKey", [key.accountId, String(key.apiKeyId)], { ...key, ...changes });
  return roaAnswer(call, {});
}

function newValue(): string {
  return `sk-ws-${randomText(3)}.${randomText(24)}`;
}

/** Begin and end stay readable, as in the SDK's examples. */
export function maskedValue(call: Call, { value }: ApiKeyRecord): string {
  return call.assumptions.modelStudio.maskApiKeys ? `${value.slice(0, 14)}*****${value.slice(-6)}` : value;
}

function shown(call: Call, key: ApiKeyRecord): Answer {
  return {
    apiKeyId: key.apiKeyId,
    apiKeyValue: maskedValue(call, key),
    createdBy: key.createdBy,
    description: key.description,
    disabled: key.disabled ? 1 : 0,
    gmtCreate: key.gmtCreate,
    workspaceId: key.workspaceId,
  };
}
