import { z } from "zod";
import { accessChoiceSchema, accessReportSchema, accessSourceSchema } from "../access.ts";
import { diagnosticSchema } from "../diagnostic.ts";
import { idSchema, operation } from "./base.ts";

const accessQuestion = idSchema.extend({
  source: accessSourceSchema.default("desired"),
  /** Which plan, where the source is a plan; the newest one where absent. */
  plan: z.string().optional(),
  /** The account's own "Logon Session Duration" in seconds (1 to 24 hours), which this service does not read. */
  logonSessionSeconds: z.coerce.number().int().min(3600).max(86_400).optional(),
});

export const accessContract = {
  matrix: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/access",
      summary: "Who can do what: wanted, seen, or after a plan",
    })
    .input(accessQuestion)
    .output(accessReportSchema),
  forGroups: operation
    .meta({ right: "read" })
    .route({
      method: "POST",
      path: "/federations/{id}/access/choices",
      summary: "Which roles somebody in these groups could choose, and what each gives",
    })
    .input(
      accessQuestion.extend({
        /** IdP groups, as the IdP writes them; RAM users on the RAM-user path. */
        groups: z.array(z.string().min(1).max(1024)).min(1).max(200),
      }),
    )
    .output(z.object({ choice: accessChoiceSchema, findings: z.array(diagnosticSchema) })),
};
