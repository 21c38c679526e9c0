import { signer, stranger } from "../support/response.ts";
import { idp } from "./change-response.ts";
import type { Fault } from "./fault.ts";

/** A response as a message: its signature, what it answers, and what happened to it on its way. */
export const messageFaults: readonly Fault[] = [
  {
    name: "not signed",
    touches: ["response:signature"],
    codes: ["response.signature.missing"],
    fixAt: idp,
    seed: (login) => {
      login.signers = { assertion: null, response: null };
    },
  },
  {
    name: "signed with a new certificate",
    touches: ["response:signature"],
    codes: ["response.signature.unknown-key"],
    fixAt: idp,
    seed: (login) => {
      login.signers = { assertion: stranger, response: null };
    },
  },
  {
    name: "old certificate shown, new key used",
    touches: ["response:signature"],
    codes: ["response.signature.value"],
    fixAt: idp,
    seed: (login) => {
      login.signers = { assertion: stranger, response: null, certificate: signer };
    },
  },
  {
    name: "only the Response signed",
    touches: ["response:signature"],
    codes: ["alibaba.assertion-unsigned"],
    fixAt: idp,
    seed: (login) => {
      login.signers = { assertion: null, response: signer };
    },
  },
  {
    name: "an algorithm nobody accepts",
    touches: ["response:signature"],
    codes: ["response.signature.algorithm"],
    fixAt: idp,
    seed: (login) => {
      login.signers = {
        assertion: signer,
        response: null,
        method: "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
      };
    },
  },
  {
    name: "changed by a proxy",
    touches: ["response:signature"],
    codes: ["response.signature.digest"],
    fixAt: ["network"],
    seed: (login) => {
      login.signers = { assertion: signer, response: null };
      login.onTheWay = (xml) => xml.replace(/<(?:\w+:)?Subject\b[^>]*>/, "$& ");
    },
  },
  {
    name: "an answer nobody asked for",
    touches: ["response:request"],
    codes: ["response.idp-initiated"],
    fixAt: ["service"],
    seed: (login) => {
      login.expected = { ...login.expected, allowIdpInitiated: false };
    },
  },
  {
    name: "sent twice",
    touches: ["response:replay"],
    codes: ["response.replayed"],
    fixAt: ["network"],
    seed: (login) => {
      login.expected = { ...login.expected, seenAssertionIds: new Set(["_assertion1"]) };
    },
  },
  {
    name: "refused by the IdP",
    touches: ["response"],
    codes: ["response.status", "response.assertion.missing", "response.signature.missing"],
    fixAt: idp,
    seed: (login) => {
      login.content = "";
      login.signers = { assertion: null, response: null };
      login.response = {
        ...login.response,
        status:
          '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status>',
      };
    },
  },
  {
    name: "encrypted",
    touches: ["response"],
    codes: ["response.encrypted", "response.signature.missing"],
    fixAt: idp,
    seed: (login) => {
      login.signers = { assertion: null, response: null };
      login.content =
        '<saml:EncryptedAssertion><e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherData><e:CipherValue>AAAA</e:CipherValue></e:CipherData></e:EncryptedData></saml:EncryptedAssertion>';
    },
  },
  {
    name: "a comment added on the way",
    touches: ["response"],
    codes: ["response.comment"],
    fixAt: idp,
    seed: (login) => {
      login.onTheWay = (xml) => xml.replace(/<\/(\w+:)?Response>$/, "<!-- seen -->$&");
    },
  },
  {
    name: "cut off",
    touches: ["response"],
    codes: ["response.malformed"],
    fixAt: idp,
    seed: (login) => {
      login.onTheWay = (xml) => xml.slice(0, -40);
    },
  },
  {
    name: "in UTF-16 by its declaration",
    touches: ["response"],
    codes: ["response.declaration"],
    fixAt: idp,
    seed: (login) => {
      login.onTheWay = (xml) =>
        `<?xml version="1.0" encoding="UTF-16"?>${xml.replace(/^<\?xml.*?\?>\s*/, "")}`;
    },
  },
];
