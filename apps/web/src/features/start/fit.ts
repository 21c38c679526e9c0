/** Answers to the three questions; absent until given. */
export interface FitAnswers {
  reach?: "console" | "seats";
  accounts?: "few" | "many";
  person?: "no" | "yes";
}

export type Verdict = "role" | "tokenPlan" | "cloudSso" | "user";

/** The first answer that leads elsewhere decides at once; role SSO needs all three. */
export function verdictOf({ reach, accounts, person }: FitAnswers): Verdict | undefined {
  if (reach === "seats") return "tokenPlan";
  if (accounts === "many") return "cloudSso";
  if (person === "yes") return "user";
  return reach && accounts && person ? "role" : undefined;
}
