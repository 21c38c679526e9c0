import { describe, expect, it } from "vitest";
import { certificateRotation, checkMetadata, combineMetadata, verifyResponse } from "../../src/index.ts";
import { makeSigner } from "../support/certificate.ts";
import { expectation, now, post, signedResponse, signer, stranger, trustedIdp } from "../support/response.ts";

const third = makeSigner({ subject: "third" });
const shas = (list: readonly { sha256: string }[]) => list.map((found) => found.sha256);

describe("a change of signing certificates", () => {
  it("says what leaves and what comes", () => {
    const rotation = certificateRotation(trustedIdp([signer]), trustedIdp([stranger]));
    expect([shas(rotation.leaves), shas(rotation.brings)]).toEqual([[signer.sha256], [stranger.sha256]]);
    expect(rotation.cutsOver).toBe(true);
  });

  it("cuts nobody over where a certificate stays, or where nothing leaves or comes", () => {
    for (const [before, after] of [
      [[signer], [signer, stranger]],
      [
        [signer, stranger],
        [stranger, third],
      ],
      [[signer, stranger], [stranger]],
      [[signer], [signer]],
    ] as const) {
      expect(certificateRotation(trustedIdp(before), trustedIdp(after)).cutsOver).toBe(false);
    }
  });
});

describe("metadata for the time between two certificates", () => {
  it("verifies what either key signed, and is as small as what RAM takes", () => {
    const xml = combineMetadata(trustedIdp([signer]), trustedIdp([stranger, third]), { now });
    const { validated, diagnostics } = checkMetadata(xml, { now });
    if (validated === undefined) throw new Error(JSON.stringify(diagnostics));
    expect(shas(validated.certificates)).toEqual([stranger.sha256, signer.sha256]);
    const codes = (by: typeof signer) =>
      verifyResponse(
        post(signedResponse({}, { signer: by })),
        expectation({ idp: validated }),
      ).diagnostics.map((found) => found.code);
    expect([codes(signer), codes(stranger), codes(third)]).toEqual([
      [],
      [],
      ["response.signature.unknown-key"],
    ]);
  });
});
