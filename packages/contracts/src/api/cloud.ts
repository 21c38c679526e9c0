import { z } from "zod";
import { accountReportSchema, ramUserSchema, siteIdSchema, workspaceSchema } from "../account.ts";
import { metadataCheckSchema } from "../metadata.ts";
import { operation } from "./base.ts";

export const accountContract = {
  inspect: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/account", summary: "Who the service is at the cloud and what it may do" })
    .input(z.object({ site: siteIdSchema.default("international") }))
    .output(accountReportSchema),
  users: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/account/users", summary: "RAM users to choose from" })
    .output(z.object({ users: z.array(ramUserSchema) })),
  workspaces: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/workspaces", summary: "Model Studio workspaces of the account" })
    .output(z.object({ workspaces: z.array(workspaceSchema) })),
  createWorkspace: operation
    .route({ method: "POST", path: "/workspaces", summary: "Create a Model Studio workspace" })
    .input(z.object({ name: z.string().min(1).max(64) }))
    .output(workspaceSchema),
};

export const metadataContract = {
  check: operation
    .meta({ right: "read" })
    .route({ method: "POST", path: "/metadata/check", summary: "Read IdP metadata; saves nothing" })
    .input(
      z.union([
        z.object({ xml: z.string().max(1_500_000), entityId: z.string().optional() }),
        z.object({ url: z.string().max(2048), entityId: z.string().optional() }),
      ]),
    )
    .output(metadataCheckSchema.extend({ xml: z.string().optional() })),
};
