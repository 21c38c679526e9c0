import type { Workspace } from "@modelstudio-sso/contracts";
import { CloudError } from "@modelstudio-sso/federation";
import type { z } from "zod";
import { callRoa } from "../roa.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { listAnswerSchema, toWorkspace, workspaceAnswerSchema } from "./convert.ts";

const version = "2026-02-10";
const pathname = "/modelstudio/workspaces";

/** The answer in the documented shape; anything else is the cloud's matter and must not look like a fault of ours. */
function shaped<T>(action: string, schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CloudError({
    kind: "unexpected-answer",
    action,
    message: "The answer has another shape than documented.",
  });
}

async function listInRegion(clients: SdkClients, region: string): Promise<Workspace[]> {
  const all: Workspace[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await callRoa(
      clients.modelStudio(region),
      {
        call: "modelstudio:ListWorkspaces",
        version,
        method: "GET",
        pathname,
        query: { maxResults: "100", ...(nextToken === undefined ? {} : { nextToken }) },
      },
      clients.runtime,
    );
    const page = shaped("modelstudio:ListWorkspaces", listAnswerSchema, answer);
    all.push(...page.workspaces.map((workspace) => toWorkspace(workspace, region)));
    nextToken = page.nextToken || undefined;
  } while (nextToken !== undefined);
  return all;
}

/**
 * A region where the product is not activated refuses, and holds no workspace; that must not hide the others. A
 * region that could not be asked fails the whole list: its workspaces would look as if they did not exist.
 */
async function listEverywhere(clients: SdkClients, regions: readonly string[]): Promise<Workspace[]> {
  const answers = await Promise.allSettled(regions.map((region) => listInRegion(clients, region)));
  const failed = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  if (failed.length === answers.length && failed.length > 0) throw failed[0];
  const fatal = failed.find(
    (error) => !(error instanceof CloudError) || !["refused", "inactive"].includes(error.kind),
  );
  if (fatal !== undefined) throw fatal;
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}

/** ModelStudio 2026-02-10: workspaces. It has no operation for members or their roles. */
export function modelStudioApi(clients: SdkClients, regions: readonly string[]) {
  return {
    listWorkspaces: () => listEverywhere(clients, regions),
    createWorkspace: async (name: string, region = regions[0] ?? "ap-southeast-1"): Promise<Workspace> => {
      const answer = await callRoa(
        clients.modelStudio(region),
        {
          call: "modelstudio:CreateWorkspace",
          version,
          method: "POST",
          pathname,
          query: { workspaceName: name },
        },
        clients.runtime,
      );
      return toWorkspace(
        shaped("modelstudio:CreateWorkspace", workspaceAnswerSchema, answer).workspace,
        region,
      );
    },
  };
}
