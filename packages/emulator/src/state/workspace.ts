import { randomInt } from "node:crypto";
import { randomHex, randomText } from "./identifiers.ts";
import type { WorkspaceRecord } from "./records.ts";

/** What is known of a workspace before it exists. */
export interface WorkspaceInput {
  accountId: string;
  workspaceName: string;
  region: string;
  now: Date;
  workspaceId?: string;
  serviceSite: string;
  default?: boolean;
}

/** A new workspace record; `ws-` plus 16 hexadecimal digits unless an ID is given. */
export function newWorkspace(input: WorkspaceInput): WorkspaceRecord {
  const { accountId, workspaceName, region, now } = input;
  return {
    accountId,
    workspaceId: input.workspaceId ?? `ws-${randomHex(8)}`,
    workspaceName,
    region,
    serviceSite: input.serviceSite,
    tenantId: randomInt(1_000_000, 100_000_000),
    isDefault: input.default ?? false,
    gmtCreate: now.getTime(),
    apiHost: `llm-${randomText(16).toLowerCase()}.${region}.maas.aliyuncs.com`,
  };
}
