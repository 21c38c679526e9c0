import type { AcceptedLogin } from "./types.ts";

/** What goes to the worker: validated fields and the posted bytes, never metadata text. */
export interface Question {
  response: string;
  entityId: string;
  singleSignOn: { binding: string; location: string }[];
  /** PEM of every certificate whose key may sign. */
  certificates: string[];
  sp: { entityId: string; acsUrl: string };
  nameId: string;
}

/** Takes from an accepted login what samlify is to be built from. */
export function questionOf({ response, idp, sp, assertion }: AcceptedLogin): Question {
  return {
    response,
    entityId: idp.entityId,
    singleSignOn: idp.singleSignOn.map(({ binding, location }) => ({ binding, location })),
    certificates: idp.certificates
      .filter((certificate) => certificate.use !== "encryption")
      .map((certificate) => certificate.pem),
    sp: { entityId: sp.entityId, acsUrl: sp.acsUrl },
    nameId: assertion.nameId,
  };
}
