import type { Answer, Call } from "../wire/operation.ts";

/** What the published operations of ModelStudio answer with, around what they are asked for. */
export function roaAnswer(call: Call, fields: Answer): Answer {
  return {
    code: "200",
    httpStatusCode: 200,
    message: "success",
    requestId: call.requestId,
    success: true,
    ...fields,
  };
}
