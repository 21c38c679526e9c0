import { createHash, sign, verify } from "node:crypto";
import boxyhq from "@boxyhq/saml20";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { XmlC14NMode, XmlDocument, XmlElement } from "libxml2-wasm";
import saml2js from "saml2-js";
import * as samlify from "samlify";
import { verifyResponse } from "../../../packages/saml/src/index.ts";
import { parseXml } from "../../../packages/saml/src/xml/parse.ts";
import { schemaFaults } from "../../../packages/saml/src/xml/schema.ts";
import type { Contestant } from "../measure.ts";
import { expected, idp, idpEntityId, posted, signer, sp, xml } from "./material.ts";

const pem = `-----BEGIN CERTIFICATE-----\n${signer.certificate.replaceAll(/(.{64})/g, "$1\n")}\n-----END CERTIFICATE-----\n`;
const sso = "https://idp.example.com/sso";

/** One RSA-2048 verify, two exclusive C14N by libxml2 over a document that is parsed already, one SHA-256. */
function floor(): () => void {
  const document = XmlDocument.fromString(xml);
  const info = document.get("//*[local-name()='SignedInfo']");
  const assertion = document.get("//*[local-name()='Assertion']");
  if (!(info instanceof XmlElement) || !(assertion instanceof XmlElement)) throw new Error("no signature");
  const bytes = (node: XmlElement) => {
    const pieces: Uint8Array[] = [];
    const write = (piece: Uint8Array) => {
      pieces.push(piece.slice());
      return piece.byteLength;
    };
    const mode = XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;
    document.canonicalize({ write, close: () => true }, { mode, nodeSet: new Set([node]) });
    return Buffer.concat(pieces);
  };
  const value = sign("sha256", bytes(info), signer.privateKey);
  return () => {
    if (!verify("sha256", bytes(info), signer.publicKey, value)) throw new Error("floor");
    createHash("sha256").update(bytes(assertion)).digest();
  };
}

function ours(): () => void {
  return () => {
    if (verifyResponse(posted, expected).verdict !== "accept") throw new Error("refused");
  };
}

function nodeSaml(): () => Promise<void> {
  const saml = new SAML({
    callbackUrl: sp.acsUrl,
    entryPoint: sso,
    issuer: sp.entityId,
    audience: sp.entityId,
    idpIssuer: idpEntityId,
    idpCert: pem,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.never,
  });
  return async () => {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: posted });
    mustBeAnn(profile?.nameID);
  };
}

function withSamlify(): () => Promise<void> {
  samlify.setSchemaValidator({
    validate: async (text: string) => {
      const { document } = parseXml(Buffer.from(text));
      if (document === undefined) throw new Error("malformed");
      const faults = schemaFaults("protocol", document.root);
      document.dispose();
      if (faults.length > 0) throw new Error("schema");
      return "valid";
    },
  });
  const provider = samlify.IdentityProvider({
    entityID: idpEntityId,
    signingCert: signer.certificate,
    singleSignOnService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: sso }],
  });
  const service = samlify.ServiceProvider({
    entityID: sp.entityId,
    wantAssertionsSigned: true,
    assertionConsumerService: [
      { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", Location: sp.acsUrl },
    ],
  });
  return async () => {
    const { extract } = await service.parseLoginResponse(provider, "post", {
      body: { SAMLResponse: posted },
    });
    mustBeAnn(extract.nameID);
  };
}

function withSaml2js(): () => Promise<void> {
  const service = new saml2js.ServiceProvider({
    entity_id: sp.entityId,
    private_key: signer.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: pem,
    assert_endpoint: sp.acsUrl,
  });
  const provider = new saml2js.IdentityProvider({
    sso_login_url: sso,
    sso_logout_url: sso,
    certificates: [pem],
  });
  const options = { request_body: { SAMLResponse: posted }, allow_unencrypted_assertion: true };
  return () =>
    new Promise((resolve, reject) => {
      service.post_assert(provider, options, (error, response) => {
        if (error !== null) return reject(error);
        mustBeAnn(response.user.name_id);
        resolve();
      });
    });
}

function withBoxyhq(): () => Promise<void> {
  return async () => {
    const raw = Buffer.from(posted, "base64").toString();
    const { claims } = await boxyhq.default.validate(raw, {
      publicKey: signer.certificate,
      audience: sp.entityId,
    });
    mustBeAnn(Object.values(claims).find((value) => value === "ann@example.com"));
  };
}

/** All take the base64 as posted and give the user's name; what else each checks differs. */
function mustBeAnn(name: unknown): void {
  if (name !== "ann@example.com") throw new Error(`not verified: ${String(name)}`);
}

/** The names of the contestants, and how each is made; each is made in its own process to weigh its memory. */
export const verifiers: Readonly<Record<string, { make(): () => unknown; times: number }>> = {
  floor: { make: floor, times: 80 },
  "packages/saml": { make: ours, times: 20 },
  "@boxyhq/saml20": { make: withBoxyhq, times: 4 },
  "@node-saml/node-saml": { make: nodeSaml, times: 4 },
  "saml2-js": { make: withSaml2js, times: 4 },
  "samlify with libxml2 XSD": { make: withSamlify, times: 4 },
};

export const trusted = idp;

export function contestants(): Contestant[] {
  return Object.entries(verifiers).map(([name, { make, times }]) => ({ name, run: make(), times }));
}
