import { readFileSync } from "node:fs";
import { SamlLib } from "samlify";

/** An identity provider of the tests: entity ID, key and certificate. */
export interface TestIdp {
  entityId: string;
  privateKey: string;
  certificate: string;
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.pem`, import.meta.url), "utf8");
}

export const idpA: TestIdp = {
  entityId: "https://idp.acme.example/saml",
  privateKey: fixture("idp-a.key"),
  certificate: fixture("idp-a.cert"),
};
export const idpB: TestIdp = {
  entityId: "https://idp.acme.example/saml",
  privateKey: fixture("idp-b.key"),
  certificate: fixture("idp-b.cert"),
};

function certificateBody(idp: TestIdp): string {
  return idp.certificate.replace(/-----[A-Z ]+-----|\s/g, "");
}

/** Metadata that holds the given providers' certificates. */
export function metadataOf(...idps: TestIdp[]): string {
  const keys = idps.map(
    (idp) =>
      `<KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificateBody(idp)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`,
  );
  return `<?xml version="1.0"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${idps[0]?.entityId}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.join("")}<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.acme.example/sso"/></IDPSSODescriptor></EntityDescriptor>`;
}

/** base64 of {@link metadataOf}. */
export function encodedMetadataOf(...idps: TestIdp[]): string {
  return Buffer.from(metadataOf(...idps)).toString("base64");
}

/** What a response says; everything has a sound default. */
export interface ResponseOptions {
  roles: string[];
  idp?: TestIdp;
  sign?: "assertion" | "message" | "both" | "none";
  issuer?: string;
  audience?: string;
  recipient?: string;
  sessionName?: string;
  duration?: string;
  sessionNotOnOrAfter?: string;
  /** Milliseconds from now until everything expires. */
  lifetimeMs?: number;
  now?: Date;
  id?: string;
}

const attributeNames = "https://www.aliyun.com/SAML-Role/Attributes/";

/** A base64 response, signed with samlify. */
export function samlResponse(options: ResponseOptions): string {
  const idp = options.idp ?? idpA;
  const xml = responseXml(options, idp);
  const encode = (text: string) => Buffer.from(text).toString("base64");
  switch (options.sign ?? "assertion") {
    case "none":
      return encode(xml);
    case "assertion":
      return encode(signElement(xml, idp, assertionPath));
    case "message":
      return encode(signElement(xml, idp, responsePath));
    case "both":
      return encode(signElement(signElement(xml, idp, assertionPath), idp, responsePath));
  }
}

const responsePath = "/*[local-name(.)='Response']";
const assertionPath = `${responsePath}/*[local-name(.)='Assertion']`;

/** Adds an enveloped signature after the element's Issuer. */
function signElement(xml: string, idp: TestIdp, path: string): string {
  return SamlLib.constructSAMLSignature({
    rawSamlMessage: xml,
    ...(path === responsePath ? { isMessageSigned: true } : { referenceTagXPath: path }),
    privateKey: idp.privateKey,
    signingCert: certificateBody(idp),
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    transformationAlgorithms: [
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/2001/10/xml-exc-c14n#",
    ],
    isBase64Output: false,
    signatureConfig: {
      prefix: "ds",
      location: { reference: `${path}/*[local-name(.)='Issuer']`, action: "after" },
    },
  });
}

function responseXml(options: ResponseOptions, idp: TestIdp): string {
  const now = options.now ?? new Date();
  const iso = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const end = iso(options.lifetimeMs ?? 300_000);
  const issuer = options.issuer ?? idp.entityId;
  const recipient = options.recipient ?? "https://signin.alibabacloud.com/saml-role/sso";
  const audience = options.audience ?? "urn:alibaba:cloudcomputing:international";
  const attribute = (name: string, values: string[]) =>
    `<saml:Attribute Name="${attributeNames}${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`;
  const attributes = [
    attribute("Role", options.roles),
    attribute("RoleSessionName", [options.sessionName ?? "lin.wei@acme.example"]),
    options.duration === undefined ? "" : attribute("SessionDuration", [options.duration]),
  ].join("");
  const sessionEnd =
    options.sessionNotOnOrAfter === undefined ? "" : ` SessionNotOnOrAfter="${options.sessionNotOnOrAfter}"`;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r${options.id ?? "1"}" Version="2.0" IssueInstant="${iso(0)}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_a${options.id ?? "1"}" Version="2.0" IssueInstant="${iso(0)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">u-42</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${recipient}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${iso(-1000)}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${iso(0)}"${sessionEnd}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}
