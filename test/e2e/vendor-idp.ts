import { randomUUID } from "node:crypto";
import { soundLogin, writeResponse } from "../../packages/saml/test/faults/login.ts";
import { type VendorShape, vendorShapes } from "../../packages/saml/test/faults/vendor-shapes.ts";
import { makeSigner } from "../../packages/saml/test/support/certificate.ts";
import { metadata, ssoEndpoint } from "../../packages/saml/test/support/metadata.ts";
import { post } from "../../packages/saml/test/support/response.ts";
import { account } from "./product.ts";

/** Whoever signs in, and as what. */
export interface VendorSignIn {
  providerName: string;
  role: string;
  sessionName: string;
}

export interface VendorIdp {
  /** The metadata file, as the product writes it. */
  metadataXml: string;
  /** A fresh response of the application, base64 as a browser posts it. */
  respond(signIn: VendorSignIn): string;
}

const minute = 60_000;
const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Times around now, and IDs that were never seen: a response is taken once. */
function freshly() {
  const now = Date.now();
  const authn = `<saml:AuthnStatement AuthnInstant="${at(now - 2_000)}" SessionIndex="_${randomUUID()}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
  return {
    responseId: `_${randomUUID()}`,
    assertionId: `_${randomUUID()}`,
    responseIssueInstant: at(now),
    issueInstant: at(now),
    notBefore: at(now - 5 * minute),
    notOnOrAfter: at(now + 10 * minute),
    confirmedUntil: at(now + 5 * minute),
    authn,
  };
}

/** An identity provider of that product with a key of its own: its metadata, and responses signed with that key. */
export function vendorIdp(name: string, signOnUrl: string): VendorIdp {
  const vendor: VendorShape | undefined = vendorShapes.find((shape) => shape.name === name);
  if (vendor === undefined) throw new Error(`${name} has no shape`);
  const signer = makeSigner({ subject: `${name}.example.com` });
  const sso = ssoEndpoint("redirect", signOnUrl) + ssoEndpoint("post", signOnUrl);
  const shape = { signers: [signer], entityId: vendor.entityId, sso, ...vendor.metadata };
  return {
    metadataXml: vendor.dressMetadata(metadata(shape)),
    respond: ({ providerName, role, sessionName }) => {
      const arn = (kind: string, resource: string) => `acs:ram::${account}:${kind}/${resource}`;
      const login = {
        ...soundLogin(vendor),
        response: { ...vendor.response, ...freshly() },
        roles: [`${arn("role", role)},${arn("saml-provider", providerName)}`],
        names: [sessionName],
        signers: { assertion: signer, response: vendor.signsResponse ? signer : null },
      };
      return post(writeResponse(login, vendor));
    },
  };
}
