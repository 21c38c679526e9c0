import { z } from "zod";
import {
  accountIdSchema,
  accountReportSchema,
  ramUserSchema,
  siteIdSchema,
  workspaceSchema,
} from "../account.ts";
import { metadataCheckSchema } from "../metadata.ts";
import { operation } from "./base.ts";

/** Which account is meant; without an ID, the one that the service's own key belongs to. */
const accountRefSchema = z.object({ site: siteIdSchema.optional(), accountId: accountIdSchema.optional() });

/** An account this installation works with. */
export const reachedAccountSchema = z.object({
  site: siteIdSchema,
  accountId: accountIdSchema,
  /** `own`: by the service's own key; `configured`: by a role or a profile that was configured for it. */
  key: z.enum(["own", "configured"]),
});
export type ReachedAccount = z.infer<typeof reachedAccountSchema>;

export const accountContract = {
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/accounts", summary: "Cloud accounts the service works with" })
    .output(z.object({ accounts: z.array(reachedAccountSchema) })),
  inspect: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/account", summary: "Who the service is at the cloud and what it may do" })
    .input(accountRefSchema)
    .output(accountReportSchema),
  users: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/account/users", summary: "RAM users to choose from" })
    .input(accountRefSchema)
    .output(z.object({ users: z.array(ramUserSchema) })),
  workspaces: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/workspaces", summary: "Model Studio workspaces of the account" })
    .input(accountRefSchema)
    .output(z.object({ workspaces: z.array(workspaceSchema) })),
  createWorkspace: operation
    .route({ method: "POST", path: "/workspaces", summary: "Create a Model Studio workspace" })
    .input(accountRefSchema.extend({ name: z.string().min(1).max(64) }))
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
