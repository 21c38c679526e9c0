/** Every proof this page has words for. */
export const proofIds = [
  "signature",
  "claims",
  "groups",
  "role-trust",
  "sts-exchange",
  "workspace-landing",
  "cloud-sign-in",
  "membership",
  "real-application",
] as const;
export type ProofId = (typeof proofIds)[number];

/** What each kind of test can show at best, said before it is run; the report says what this run showed. */
export const promises: Record<
  "rehearsal" | "captured" | "road",
  { proves: ProofId[]; doesNotProve: ProofId[] }
> = {
  rehearsal: {
    proves: ["signature", "claims", "groups"],
    doesNotProve: ["real-application", "sts-exchange", "cloud-sign-in", "workspace-landing"],
  },
  captured: {
    proves: ["signature", "claims", "groups", "real-application", "sts-exchange", "role-trust"],
    doesNotProve: ["cloud-sign-in", "workspace-landing"],
  },
  road: {
    proves: ["cloud-sign-in", "workspace-landing", "membership"],
    doesNotProve: ["claims", "groups"],
  },
};
