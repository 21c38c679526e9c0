import { saml, withAssertion, withConfirmation, withResponse } from "../response/draft.ts";
import type { FaultRule } from "./rule.ts";

/** Parts that are missing, doubled, hidden or sent again. */
export const structureFaults = {
  "no-authn-statement": {
    description: "There is no AuthnStatement, as Keycloak can be set to send.",
    change: (draft) => withAssertion(draft, { authn: undefined }),
  },
  "no-name-id": {
    description: "The Subject has no NameID.",
    change: (draft) => withAssertion(draft, { nameId: undefined }),
  },
  "no-subject-confirmation": {
    description: "The Subject has no SubjectConfirmation.",
    change: (draft) => withAssertion(draft, { confirmation: undefined }),
  },
  "holder-of-key": {
    description: "The confirmation method is holder-of-key instead of bearer.",
    change: (draft) => withConfirmation(draft, { method: saml.holderOfKey }),
  },
  "no-conditions": {
    description: "There is no Conditions element: no window and no audience.",
    change: (draft) => withAssertion(draft, { conditions: undefined }),
  },
  "no-attributes": {
    description: "The assertion releases no attribute at all.",
    change: (draft) => withAssertion(draft, { attributes: [] }),
  },
  "status-responder": {
    description: "The identity provider refuses: status Responder with a message, and no assertion.",
    change: (draft) => ({
      ...withResponse(draft, {
        status: {
          code: saml.responder,
          detailCode: saml.requestDenied,
          message: "The signed in user is not assigned to a role for the application.",
        },
      }),
      packing: "without-assertion",
    }),
  },
  "encrypted-assertion": {
    description: "The assertion is encrypted; Alibaba Cloud publishes no key to encrypt to.",
    change: (draft) => ({ ...draft, packing: "encrypted" }),
  },
  "two-assertions": {
    description: "The response carries two signed assertions.",
    change: (draft) => ({ ...draft, packing: "twice" }),
  },
  "assertion-without-response": {
    description: "Only the Assertion is sent, without a Response around it.",
    change: (draft) => ({ ...draft, packing: "without-response" }),
  },
  replayed: {
    description: "The last good response is sent again, byte for byte (made now if there is none).",
    change: (draft) => ({ ...draft, replay: "whole-response" }),
  },
  "replayed-in-new-response": {
    description: "The last good assertion is sent again inside a new Response (made now if there is none).",
    change: (draft) => ({ ...draft, replay: "assertion" }),
  },
} satisfies Record<string, FaultRule>;
