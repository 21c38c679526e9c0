import { postAuth } from "../../app/session.ts";

export type SignInOutcome = "ok" | "wrong" | "slow-down" | "second-factor" | "company-only";
export type CodeOutcome = "ok" | "wrong" | "slow-down" | "over";

/** The password or passkey was right, and the organisation lets its members in by its company only. */
export async function isCompanyOnly(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === "object" && body !== null && "code" in body && body.code === "COMPANY_SIGN_IN_ONLY";
}

/** Signs in with a password; `second-factor`: it was right, and a code is asked for. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const answer = await postAuth("/sign-in/email", { email, password });
  if (answer.status === 429) return "slow-down";
  if (await isCompanyOnly(answer)) return "company-only";
  if (!answer.ok) return "wrong";
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "twoFactorRedirect" in body ? "second-factor" : "ok";
}

/** Ends a sign-in that waits for a code. `over`: it waited too long, or saw too many wrong codes. */
export async function giveCode(code: string, kind: "app" | "recovery"): Promise<CodeOutcome> {
  const path = kind === "app" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const answer = await postAuth(path, { code });
  if (answer.ok) return "ok";
  if (answer.status === 429) return "slow-down";
  const body: unknown = await answer.json().catch(() => null);
  const reason = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  return reason.startsWith("INVALID_TWO_FACTOR") || reason.startsWith("TOO_MANY") ? "over" : "wrong";
}
