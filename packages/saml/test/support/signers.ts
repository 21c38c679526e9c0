import { makeSigner } from "./certificate.ts";

/** The IdP of all samples, made once per process. */
export const signer = makeSigner({ subject: "idp.example.com" });
/** Somebody else with a key. */
export const stranger = makeSigner({ subject: "evil.example.com" });
/** One more than RAM takes. */
export const third = makeSigner({ subject: "third.example.com" });
