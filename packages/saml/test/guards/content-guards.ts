import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { type ResponseCode, responseSamples } from "../samples/response-samples.ts";
import type { Guard } from "./guard.ts";

/** Stage 9: what a response says. One guard for each code, taken out by dropping its findings. */
const family =
  /^response\.(?:binding|version|status|issuer|destination|subject|name-id|confirmation|in-response-to|idp-initiated|conditions|audience|session|time|replayed)/;

/** Messages that break something else too, and what this guard adds then. */
const bound: Readonly<Partial<Record<ResponseCode, { codes: readonly string[]; adds: string }>>> = {
  "response.status": {
    codes: ["response.assertion.missing", "response.signature.missing", "response.status"],
    adds: "says why there is no assertion: the identity provider refused",
  },
  "response.conditions.unknown": {
    codes: ["response.conditions.unknown", "response.schema"],
    adds: "names the condition; the schema knows no type for a condition of another making",
  },
};

const find = "responseRules.flatMap((rule) => rule(subject))";

export const contentGuards: readonly Guard[] = Object.keys(responseSamples)
  .filter((code): code is ResponseCode => family.test(code))
  .filter((code) => diagnosticCodes[code].severity === "error")
  .map((code) => ({
    name: code.replace("response.", ""),
    stage: "content",
    file: "response/inspect-response.ts",
    find,
    by: `${find}.filter((found) => found.code !== "${code}")`,
    codes: bound[code]?.codes ?? [code],
    message: responseSamples[code],
    ...(bound[code] === undefined ? {} : { adds: bound[code].adds }),
  }));
