import { expect } from "vitest";
import type { Check, Sample } from "./check.ts";

const china = { entityId: "urn:alibaba:cloudcomputing", acsUrl: "https://signin.aliyun.com/saml-role/sso" };
const audiences = ({ response }: Sample) => response.textsOf("Audience");
const recipient = ({ response }: Sample) => response.attributesOf("SubjectConfirmationData")[0]?.Recipient;
const destination = ({ response }: Sample) => response.attributesOf("Response")[0]?.Destination;

export const addressingChecks = {
  "wrong-issuer": ({ bad }) => {
    expect(new Set(bad.response.textsOf("Issuer"))).toEqual(
      new Set(["https://old-idp.acme.example/metadata"]),
    );
  },
  "issuer-trailing-slash": ({ bad, entityId }) => {
    expect(new Set(bad.response.textsOf("Issuer"))).toEqual(new Set([`${entityId}/`]));
  },
  "wrong-audience": ({ good, bad }) => {
    expect(audiences(bad)).toEqual([china.entityId]);
    expect(recipient(bad)).toBe(recipient(good));
  },
  "missing-audience": ({ bad }) => {
    expect(bad.response.xml).not.toContain("AudienceRestriction");
  },
  "wrong-recipient": ({ good, bad }) => {
    expect(recipient(bad)).toBe(china.acsUrl);
    expect(audiences(bad)).toEqual(audiences(good));
  },
  "missing-recipient": ({ bad }) => {
    expect(recipient(bad)).toBeUndefined();
  },
  "wrong-destination": ({ good, bad }) => {
    expect(destination(bad)).toBe(china.acsUrl);
    expect(recipient(bad)).toBe(recipient(good));
  },
  "wrong-site": ({ bad }) => {
    expect([audiences(bad), recipient(bad), destination(bad)]).toEqual([
      [china.entityId],
      china.acsUrl,
      china.acsUrl,
    ]);
  },
  "unknown-in-response-to": ({ bad }) => {
    expect(bad.response.attributesOf("Response")[0]?.InResponseTo).toBe("_never-asked");
    expect(bad.response.attributesOf("SubjectConfirmationData")[0]?.InResponseTo).toBe("_never-asked");
  },
  "relay-state-missing": ({ good, bad }) => {
    expect(good.created.relayState).toBeDefined();
    expect(bad.created).not.toHaveProperty("relayState");
  },
  "relay-state-foreign": ({ bad }) => {
    expect(bad.created.relayState).toBe("https://portal.acme.example/after-sign-in");
  },
} satisfies Record<string, Check>;
