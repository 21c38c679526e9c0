import { CloudError } from "@modelstudio-sso/federation";
import { z } from "zod";
import { callRoa } from "../roa.ts";
import type { SdkClients } from "../sdk-clients.ts";

/*
 * BailianControl 2024-08-16 is unpublished: its shapes are those Alibaba's own CLI sends. It may change or go away,
 * and nothing here was confirmed for granting to another principal. Opt-in only; see docs/unconfirmed.md.
 */
const version = "2024-08-16";

const workspacesSchema = z.array(
  z.object({
    tenantId: z.union([z.number(), z.string()]).transform(String),
    workspaceId: z.string().nullish(),
    agentName: z.string().nullish(),
  }),
);

/** Every answer is HTTP 200; whether it worked is said inside, once or twice over. */
const answerSchema = z.looseObject({
  success: z.boolean().nullish(),
  message: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  data: z
    .looseObject({
      success: z.boolean().nullish(),
      errorCode: z.string().nullish(),
      errorMsg: z.string().nullish(),
      message: z.string().nullish(),
      data: z.unknown(),
    })
    .nullish(),
});

/** The inner data of an answer that says it worked; rejects with the inner code where it says otherwise. */
function innerData(action: string, answer: unknown): unknown {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw new CloudError({
      kind: "unexpected-answer",
      action,
      message: "The answer has another shape than known.",
    });
  }
  const { data, success, message, code } = parsed.data;
  if (success !== false && data?.success !== false) return data?.data;
  throw new CloudError({
    kind: "refused",
    action,
    code: data?.errorCode ?? (code === null || code === undefined ? undefined : String(code)),
    message: data?.errorMsg ?? data?.message ?? message ?? "The answer says that it did not work.",
  });
}

export interface ControlWorkspace {
  /** Numeric agent ID, which is not the workspace ID of ModelStudio. */
  tenantId: string;
  workspaceId?: string | undefined;
  name?: string | undefined;
}

/** How Model Studio names a RAM role as a member: by RoleId, so a re-created role is a stranger. */
export function outerKeyOf(roleId: string): string {
  return `AssumedRoleUser${roleId}`;
}

async function listWorkspaces(clients: SdkClients, region: string): Promise<ControlWorkspace[]> {
  const answer = await callRoa(
    clients.bailianControl(region),
    {
      call: "bailiancontrol:ListWorkspaces",
      version,
      method: "GET",
      pathname: "/bailianControl/workspaces",
      query: { data: JSON.stringify({ reqDTO: {}, cornerstoneParam: {} }) },
    },
    clients.runtime,
  );
  const action = "bailiancontrol:ListWorkspaces";
  const parsed = workspacesSchema.safeParse(innerData(action, answer) ?? []);
  if (!parsed.success) {
    throw new CloudError({
      kind: "unexpected-answer",
      action,
      message: "The list of workspaces cannot be read.",
    });
  }
  return parsed.data.map((entry) => ({
    tenantId: entry.tenantId,
    workspaceId: entry.workspaceId ?? undefined,
    name: entry.agentName ?? undefined,
  }));
}

async function createUser(
  clients: SdkClients,
  region: string,
  user: { outerKey: string; name: string },
): Promise<void> {
  const data = JSON.stringify({
    reqDTO: { outerKey: user.outerKey, nickName: user.name, userName: user.name },
  });
  try {
    const answer = await callRoa(
      clients.bailianControl(region),
      {
        call: "bailiancontrol:CreateUser",
        version,
        method: "POST",
        pathname: "/bailianControl/User/createUser",
        body: { data },
      },
      clients.runtime,
    );
    innerData("bailiancontrol:CreateUser", answer);
  } catch (error) {
    // The only sign of an existing member this API was seen to give is its message.
    if (error instanceof CloudError && /already exists/i.test(error.fields.message)) return;
    throw error;
  }
}

async function changePermissions(
  clients: SdkClients,
  region: string,
  grant: { outerKey: string; tenantId: string; permissionIndexes: readonly number[] },
): Promise<void> {
  const agentId = Number(grant.tenantId);
  const data = JSON.stringify({
    cornerstoneParam: {},
    outerKey: grant.outerKey,
    policyIndexList: grant.permissionIndexes,
    agentId: Number.isSafeInteger(agentId) ? agentId : grant.tenantId,
  });
  const answer = await callRoa(
    clients.bailianControl(region),
    {
      call: "bailiancontrol:ChangeUserPermissions",
      version,
      method: "POST",
      pathname: "/bailianControl/serviserAuthorityPolicy/resetPolicies4Agent",
      body: { data },
    },
    clients.runtime,
  );
  innerData("bailiancontrol:ChangeUserPermissions", answer);
}

/** The three calls that are known. */
export function bailianControlApi(clients: SdkClients) {
  return {
    listWorkspaces: (region: string) => listWorkspaces(clients, region),
    createUser: (region: string, user: { outerKey: string; name: string }) =>
      createUser(clients, region, user),
    changePermissions: (region: string, grant: Parameters<typeof changePermissions>[2]) =>
      changePermissions(clients, region, grant),
  };
}
