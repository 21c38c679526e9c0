import samlify from "samlify";
import type { Question } from "./question.ts";
import type { Disagreement } from "./types.ts";

/** What samlify says when it is given one key alone. */
export type AnswerOfKey =
  | { kind: "agrees" }
  | { kind: "differs"; reason: Exclude<Disagreement, "signature"> }
  | { kind: "unsupported" | "bad-signature" | "another-certificate" | "own-limit" | "broke" };

const post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
/** The tolerance the first verifier may have granted at most: time is its judgement, not the second one's. */
const driftMs = 180_000;

// samlify insists on a validator, one per process. The first verifier has validated these very bytes against the
// OASIS schemas, and this module is loaded in the worker alone, so that no other user of samlify gets this one.
samlify.setSchemaValidator({ validate: async () => "validated by the first verifier" });

/** samlify and xml-crypto throw texts, not codes; this is the closed list of those that have a meaning here. */
const meanings: readonly (readonly [RegExp, AnswerOfKey])[] = [
  [/^ERROR_UNMATCH_CERTIFICATE_DECLARATION_IN_METADATA$/, { kind: "another-certificate" }],
  [/algorithm '[^']*' is not supported$/, { kind: "unsupported" }],
  [/^ERR_UNSUPPORTED_SIGNATURE_ALGORITHM$/, { kind: "unsupported" }],
  [/^ERR_UNMATCH_ISSUER$/, { kind: "differs", reason: "issuer" }],
  [/^(FAILED_TO_VERIFY_SIGNATURE|NO_SIGNATURE_REFERENCES|ERR_EMPTY_ASSERTION)$/, { kind: "bad-signature" }],
  [/^ERR_POTENTIAL_WRAPPING_ATTACK$|wrapping attack/, { kind: "bad-signature" }],
  [/^invalid signature/, { kind: "bad-signature" }],
  [/^ERR_/, { kind: "own-limit" }],
];

function meaningOf(error: unknown): AnswerOfKey {
  const text = error instanceof Error ? error.message : String(error);
  return meanings.find(([pattern]) => pattern.test(text))?.[1] ?? { kind: "broke" };
}

/** Asks samlify with an identity provider of one certificate, so that it cannot choose among keys itself. */
export async function askSamlify(question: Question, certificate: string): Promise<AnswerOfKey> {
  try {
    const idp = samlify.IdentityProvider({
      entityID: question.entityId,
      signingCert: certificate,
      singleSignOnService: question.singleSignOn.map(({ binding, location }) => ({
        Binding: binding,
        Location: location,
      })),
    });
    const sp = samlify.ServiceProvider({
      entityID: question.sp.entityId,
      assertionConsumerService: [{ Binding: post, Location: question.sp.acsUrl }],
      clockDrifts: [-driftMs, driftMs],
    });
    const { extract } = await sp.parseLoginResponse(idp, "post", {
      body: { SAMLResponse: question.response },
    });
    // Nothing else of the answer is looked at: `samlContent` and `extract.response` are not covered by a signature.
    return extract.nameID === question.nameId ? { kind: "agrees" } : { kind: "differs", reason: "name-id" };
  } catch (error) {
    return meaningOf(error);
  }
}
