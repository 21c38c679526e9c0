import { oc } from "@orpc/contract";
import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";
import type { Right } from "../rights.ts";

export interface OperationMeta extends Record<string, unknown> {
  right: Right;
}

/** Every refusal carries findings, never a bare sentence. */
export const refusalSchema = z.object({ diagnostics: z.array(diagnosticSchema) });
export type Refusal = z.infer<typeof refusalSchema>;

/** The one problem format: HTTP status by kind, findings in `data`. */
export const operation = oc.$meta<OperationMeta>({ right: "operate" }).errors({
  REFUSED: { status: 422, message: "Refused, with findings", data: refusalSchema },
  SIGNED_OUT: { status: 401, message: "Sign in first", data: refusalSchema },
  FORBIDDEN: { status: 403, message: "Your role does not allow this", data: refusalSchema },
  NOT_FOUND: { status: 404, message: "Not found", data: refusalSchema },
  CONFLICT: { status: 409, message: "Changed meanwhile", data: refusalSchema },
  SLOW_DOWN: { status: 429, message: "Too many attempts", data: refusalSchema },
  BUSY: { status: 503, message: "Too much at once; try again", data: refusalSchema },
  CLOUD_UNREACHABLE: { status: 502, message: "The cloud could not be reached", data: refusalSchema },
});

export const idSchema = z.object({ id: z.string() });
