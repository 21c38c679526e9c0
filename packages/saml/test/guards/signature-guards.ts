import { checkMetadata, type ResponseExpectation, verifyResponse } from "../../src/index.ts";
import { quickSigner, type SignatureQuirks, signQuickly, transform } from "../fuzz/fast-sign.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { keyDescriptor, metadata } from "../support/metadata.ts";
import {
  expectation,
  now,
  post,
  responseXml,
  signedResponse,
  signer,
  stranger,
  trustedIdp,
} from "../support/response.ts";
import { enveloped, exclusive, rsaSha256, signElement } from "../support/sign.ts";
import type { Guard } from "./guard.ts";

function judge(xml: string, given: Partial<ResponseExpectation> = {}): Outcome {
  return verifyResponse(post(xml), expectation(given));
}

/** A message whose signature says something odd and is itself sound. */
function odd(quirks: SignatureQuirks, key = signer): Outcome {
  const xml = signQuickly(responseXml(), "Assertion", key, quirks);
  return judge(xml ?? "", { idp: trustedIdp([signer, quickSigner]) });
}

function encryptionKey(): Outcome {
  const keys = keyDescriptor(signer.certificate) + keyDescriptor(stranger.certificate, ' use="encryption"');
  const { validated } = checkMetadata(metadata({ keys }), { now });
  return judge(signedResponse({}, { signer: stranger }), validated === undefined ? {} : { idp: validated });
}

const sha1 = {
  algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  digest: "http://www.w3.org/2000/09/xmldsig#sha1",
};
const form = "response/signature/read-signature.ts";
const check = "response/signature/check-signature.ts";
const all = "response/signature/check-signatures.ts";

/** The form of a signature, its keys and its mathematics. */
export const signatureGuards: readonly Guard[] = [
  {
    name: "some signature",
    stage: "signature",
    file: all,
    find: "if (outer === undefined && inner === undefined) diagnostics.push(missing());",
    by: "",
    codes: ["response.signature.missing"],
    message: () => judge(responseXml()),
    adds: "says so; a verdict needs signed bytes to read from, and without them the message is refused in silence",
  },
  {
    name: "every signature must verify",
    stage: "signature",
    file: all,
    find: "const diagnostics = [...(outer?.diagnostics ?? []), ...(inner?.diagnostics ?? [])];",
    by: "const diagnostics = [...(inner?.diagnostics ?? [])];",
    codes: ["response.signature.unknown-key"],
    message: () => judge(signElement(signedResponse(), "Response", { signer: stranger })),
  },
  {
    name: "parts of a signature",
    stage: "signature",
    file: form,
    find: "if (!fits) return undefined;",
    by: "",
    codes: ["response.signature.structure"],
    message: () => judge(signedResponse().replace("</ds:Signature>", "<ds:Object/></ds:Signature>")),
  },
  {
    name: "no parameter of the method",
    stage: "signature",
    file: form,
    find: "method.children.length === 0;",
    by: "true;",
    codes: ["response.signature.structure"],
    message: () => odd({ methodChild: "<ds:HMACOutputLength>8</ds:HMACOutputLength>" }),
  },
  {
    name: "covers its parent",
    stage: "signature",
    file: form,
    find: 'uri !== undefined && id !== undefined && id !== "" && uri ===',
    by: "true || uri ===",
    codes: ["response.signature.reference"],
    message: () => odd({ uri: "#_response1" }),
  },
  {
    name: "two transforms",
    stage: "signature",
    file: form,
    find: "if (more.length > 0 || transforms?.children.length !== 2) return undefined;",
    by: "",
    codes: ["response.signature.transforms"],
    message: () => odd({ transforms: transform(enveloped) + transform(exclusive) + transform(exclusive) }),
  },
  {
    name: "enveloped first",
    stage: "signature",
    file: form,
    find: 'if (attribute(first, "Algorithm") !== enveloped || idle !== true) return undefined;',
    by: "",
    codes: ["response.signature.transforms"],
    message: () =>
      odd({ transforms: transform("http://www.w3.org/TR/1999/REC-xpath-19991116") + transform(exclusive) }),
  },
  {
    name: "canonicalization allowed",
    stage: "signature",
    file: form,
    find: "|| !canonicalizations.has(algorithm)) return undefined;",
    by: ") return undefined;",
    codes: ["response.signature.algorithm"],
    message: () => odd({ canonicalization: `${exclusive}WithComments` }),
    adds: "names the algorithm; what cannot be canonicalized is refused as such",
  },
  {
    name: "no parameter of the canonicalization",
    stage: "signature",
    file: form,
    find: "if (more.length > 0 || !isPrefixList(inclusive) || algorithm !== namespaces.exclusiveC14n) return undefined;",
    by: "",
    codes: ["response.signature.algorithm"],
    message: () => odd({ canonicalizationChild: '<x:y xmlns:x="urn:x"></x:y>' }),
  },
  {
    name: "length of the prefix list",
    stage: "signature",
    file: form,
    find: "prefixes.length > 32 ? undefined : { algorithm, prefixes }",
    by: "{ algorithm, prefixes }",
    codes: ["response.signature.algorithm"],
    message: () =>
      odd({
        canonicalizationChild: `<e:InclusiveNamespaces xmlns:e="${exclusive}" PrefixList="${Array.from({ length: 40 }, (_, at) => `p${at}`).join(" ")}"></e:InclusiveNamespaces>`,
      }),
  },
  {
    name: "method allowed",
    stage: "signature",
    file: form,
    find: "const algorithm = signatureAlgorithms.get(method);",
    by: 'const algorithm = { keyType: "rsa", hash: "sha256" } as const;',
    codes: ["response.signature.algorithm"],
    message: () => odd({ method: "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256" }),
  },
  {
    name: "digest allowed",
    stage: "signature",
    file: form,
    find: "const digestHash = digestAlgorithms.get(digestMethod);",
    by: 'const digestHash = "sha256";',
    codes: ["response.signature.algorithm"],
    message: () => odd({ digestMethod: "http://www.w3.org/2001/04/xmldsig-more#md5" }),
  },
  {
    name: "key of the method's type",
    stage: "signature",
    file: check,
    find: "if (key.asymmetricKeyType !== keyType) return false;",
    by: "",
    codes: ["response.signature.value"],
    message: () => odd({ method: rsaSha256 }, quickSigner),
  },
  {
    name: "signature value",
    stage: "signature",
    file: check,
    find: 'return verify(hash, signedInfo, { key, dsaEncoding: "ieee-p1363" }, signature.value);',
    by: "return true;",
    codes: ["response.signature.value"],
    message: () => judge(signedResponse({}, { signer: stranger, keyInfo: signer.certificate })),
  },
  {
    name: "digest",
    stage: "signature",
    file: check,
    find: "const whole = createHash(signature.digestHash).update(content).digest().equals(signature.digest);",
    by: "const whole = true;",
    codes: ["response.signature.digest"],
    message: () => judge(signedResponse().replace(">ann@example.com<", ">eve@example.com<")),
  },
  {
    name: "only keys that may sign",
    stage: "signature",
    file: "response/signature/trusted-keys.ts",
    find: "const keys = signingCertificates(idp).map(",
    by: "const keys = idp.certificates.map(",
    codes: ["response.signature.unknown-key"],
    message: encryptionKey,
  },
  {
    name: "no SHA-1",
    stage: "signature",
    file: all,
    find: 'if (signature.algorithm.hash !== "sha1" && signature.digestHash !== "sha1") return [];',
    by: "return [];",
    codes: ["response.signature.sha1"],
    message: () => judge(signedResponse({}, sha1)),
  },
  {
    name: "a canonical form",
    stage: "signature",
    file: check,
    find: "if (signedInfo === undefined || content === undefined) return { diagnostics: [noCanonicalForm(path)] };",
    by: "if (signedInfo === undefined || content === undefined) return { diagnostics: [] };",
    codes: ["response.signature.canonicalization"],
    message: () =>
      judge(signedResponse().replace(/<saml:AttributeValue>/, '<saml:AttributeValue><x xmlns="relative"/>')),
    adds: "says so; without bytes there is nothing signed to read from, and the message is refused in silence",
  },
];
