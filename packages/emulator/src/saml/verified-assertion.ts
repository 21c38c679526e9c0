/** A pair of a Role attribute value. */
export interface RolePair {
  roleArn: string;
  providerArn: string;
}

/** What a verified assertion says; every field was read from the signed bytes. */
export interface VerifiedAssertion {
  id: string;
  issuer: string;
  subject: string;
  /** Full format URN, or empty. */
  subjectFormat: string;
  recipient: string;
  /** One list per AudienceRestriction; each must hold the site. */
  audienceRestrictions: string[][];
  /** End of the bearer confirmation, ISO 8601. */
  notOnOrAfter: string;
  rolePairs: RolePair[];
  roleSessionName: string;
  /** Seconds, when the attribute was there. */
  sessionDuration?: number;
  /** `AuthnStatement@SessionNotOnOrAfter`, when given. */
  sessionNotOnOrAfter?: string;
}
