import type { SigningKey } from "../keys/signing-key.ts";
import { newId } from "./compose.ts";
import type { Draft, SigningDraft } from "./draft.ts";
import { encryptForNobody } from "./encrypt.ts";
import { type Signer, signDocument } from "./sign.ts";
import { writeAssertion, writeEncryptedAssertion, writeResponse } from "./write.ts";

/** The keys at hand: the published one, and one that no metadata names. */
export interface Keys {
  published: SigningKey;
  unpublished(): Promise<SigningKey>;
}

/** A finished response, with its assertion alone for a later replay. */
export interface Finished {
  xml: string;
  assertionXml: string;
}

/** Writes, signs and packs a draft; `replayedAssertion` takes the place of the draft's own assertion. */
export async function finish(draft: Draft, keys: Keys, replayedAssertion?: string): Promise<Finished> {
  const signer = await signerFor(draft.signing, keys);
  const assertionXml =
    replayedAssertion ?? signIf("assertion", writeAssertion(draft.assertion), draft, signer);
  const packed = pack(draft, assertionXml, signer);
  return { xml: draft.afterSigning?.(packed) ?? packed, assertionXml };
}

function pack(draft: Draft, assertionXml: string, signer: Signer): string {
  const respond = (content: string) =>
    signIf("response", writeResponse(draft.response, content), draft, signer);
  switch (draft.packing) {
    case "plain":
      return respond(assertionXml);
    case "encrypted":
      return respond(writeEncryptedAssertion(encryptForNobody(assertionXml)));
    case "twice":
      return respond(assertionXml + secondAssertion(draft, signer));
    case "without-assertion":
      return respond("");
    case "without-response":
      return assertionXml;
  }
}

function secondAssertion(draft: Draft, signer: Signer): string {
  return signIf("assertion", writeAssertion({ ...draft.assertion, id: newId() }), draft, signer);
}

function signIf(target: SigningDraft["target"], xml: string, draft: Draft, signer: Signer): string {
  return draft.signing.target === target ? signDocument(xml, signer) : xml;
}

async function signerFor(signing: SigningDraft, keys: Keys): Promise<Signer> {
  const pick = (which: SigningDraft["key"]) => (which === "published" ? keys.published : keys.unpublished());
  const key = await pick(signing.key);
  const shown = await pick(signing.shownCertificate);
  return { key, shownCertificate: shown.certificate, algorithm: signing.algorithm };
}
