import type { Diagnostic } from "@modelstudio-sso/contracts";
import { verifyResponse } from "../../src/index.ts";
import { expectation, roleName, sessionName, signer, trustedIdp } from "../support/response.ts";
import { quickSigner } from "./fast-sign.ts";
import { identity } from "./identity-kept.ts";

const idp = trustedIdp([signer, quickSigner]);
const trusted = new Set([signer.sha256, quickSigner.sha256]);

/** Codes of the stages before the signature: text, parser, structure, schema. */
const early =
  /^response\.(?:too-|not-|html|declaration|doctype|comment|cdata|processing|control|malformed|schema|nested|id\.|encrypted|assertion\.|signature\.(?:misplaced|missing))/;

/** How far a mutant came. `wrong` is the one thing that must never happen. */
export interface Judged {
  readonly outcome: "accepted" | "refused" | "wrong";
  /** True where text, parser, structure and schema had nothing against it. */
  readonly reachedSignature: boolean;
  readonly codes: readonly string[];
}

/** Verifies one mutant; an accepted one must say who the base's user is, under a key of the base. */
export function judgeMutant(posted: string): Judged {
  const verdict = verifyResponse(posted, expectation({ idp }));
  const codes = verdict.diagnostics.map((found) => found.code);
  const reachedSignature = !verdict.diagnostics.some(isEarly);
  if (verdict.verdict === "reject") {
    return { outcome: verdict.diagnostics.length === 0 ? "wrong" : "refused", reachedSignature, codes };
  }
  const { nameId, issuer, attributes, signedBy } = verdict.assertion;
  const same =
    nameId === identity.nameId &&
    issuer === identity.issuer &&
    String(attributes[roleName]) === String(identity[roleName]) &&
    String(attributes[sessionName]) === String(identity[sessionName]) &&
    trusted.has(signedBy.certificateSha256);
  return { outcome: same ? "accepted" : "wrong", reachedSignature, codes };
}

function isEarly({ code, severity }: Diagnostic): boolean {
  return severity === "error" && early.test(code);
}
