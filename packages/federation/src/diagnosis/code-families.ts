/** Settings of an IdP that findings are about; several codes lead to one setting. */
export type CodeFamily =
  | "audience"
  | "acs"
  | "name-id"
  | "assertion-signature"
  | "algorithm"
  | "certificate"
  | "encryption"
  | "role"
  | "session-name"
  | "session-duration"
  | "groups"
  | "assignment";

/** Tried in order; the first match takes the code. */
const families: readonly (readonly [CodeFamily, RegExp])[] = [
  ["audience", /^(response|alibaba)\.audience\./],
  ["acs", /^(response\.(destination\.|confirmation\.recipient)|alibaba\.recipient\.)/],
  ["name-id", /^response\.(subject|name-id)\./],
  ["assertion-signature", /^(alibaba\.assertion-unsigned|response\.signature\.missing)$/],
  ["algorithm", /^response\.signature\.algorithm$/],
  ["certificate", /^(response\.(signature\.(unknown-key|value)|certificate\.)|metadata\.certificate\.)/],
  ["encryption", /^response\.encrypted$/],
  ["session-name", /^alibaba\.session-name\./],
  ["session-duration", /^alibaba\.session-duration\./],
  ["role", /^(alibaba\.(role|attribute)\.|login\.(role\.unknown|provider\.mismatch))/],
  ["groups", /^login\.group\./],
  ["assignment", /^response\.status$/],
];

/** The setting a code is about; `undefined` where it is about none of the IdP's console. */
export function familyOf(code: string): CodeFamily | undefined {
  return families.find(([, pattern]) => pattern.test(code))?.[0];
}
