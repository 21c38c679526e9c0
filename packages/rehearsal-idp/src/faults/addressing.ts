import { withAssertion, withAudiences, withConfirmation, withResponse } from "../response/draft.ts";
import type { FaultRule } from "./rule.ts";

/** The response names the wrong sender or the wrong addressee. */
export const addressingFaults = {
  "wrong-issuer": {
    description: "Issuer is not the entityID of the metadata.",
    change: (draft) => {
      const issuer = "https://old-idp.acme.example/metadata";
      return withAssertion(withResponse(draft, { issuer }), { issuer });
    },
  },
  "issuer-trailing-slash": {
    description: "Issuer is the entityID of the metadata with a slash at its end.",
    change: (draft) => {
      const issuer = `${draft.assertion.issuer}/`;
      return withAssertion(withResponse(draft, { issuer }), { issuer });
    },
  },
  "wrong-audience": {
    description: "Audience names the other Alibaba Cloud site (or another service).",
    change: (draft, { mistaken }) => withAudiences(draft, [mistaken.entityId]),
  },
  "missing-audience": {
    description: "There is no AudienceRestriction.",
    change: (draft) => withAudiences(draft, []),
  },
  "wrong-recipient": {
    description: "Recipient is the address of the other Alibaba Cloud site (or another service).",
    change: (draft, { mistaken }) => withConfirmation(draft, { recipient: mistaken.acsUrl }),
  },
  "missing-recipient": {
    description: "SubjectConfirmationData has no Recipient.",
    change: (draft) => withConfirmation(draft, { recipient: undefined }),
  },
  "wrong-destination": {
    description: "Destination is the address of the other Alibaba Cloud site (or another service).",
    change: (draft, { mistaken }) => withResponse(draft, { destination: mistaken.acsUrl }),
  },
  "wrong-site": {
    description: "Audience, Recipient and Destination are all those of the other site.",
    change: (draft, { mistaken }) => {
      const sent = withResponse(withAudiences(draft, [mistaken.entityId]), { destination: mistaken.acsUrl });
      return withConfirmation(sent, { recipient: mistaken.acsUrl });
    },
  },
  "unknown-in-response-to": {
    description: "InResponseTo names a request that nobody sent.",
    change: (draft) => {
      const inResponseTo = "_never-asked";
      return withConfirmation(withResponse(draft, { inResponseTo }), { inResponseTo });
    },
  },
  "relay-state-missing": {
    description: "RelayState is empty: Alibaba Cloud would open the console home.",
    change: (draft) => ({ ...draft, relayState: undefined }),
  },
  "relay-state-foreign": {
    description: "RelayState leads to a domain that Alibaba Cloud does not allow.",
    change: (draft) => ({ ...draft, relayState: "https://portal.acme.example/after-sign-in" }),
  },
} satisfies Record<string, FaultRule>;
