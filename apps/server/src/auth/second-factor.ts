import { twoFactor } from "better-auth/plugins";

/**
 * A code of an authenticator app (TOTP, RFC 6238) after the password, and ten recovery codes that work once. After
 * ten wrong codes in a row the account takes none for a quarter of an hour; its passkeys still work.
 */
export function secondFactor() {
  return twoFactor({
    issuer: "Model Studio SSO",
    schema: { twoFactor: { modelName: "auth_two_factor" } },
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
  });
}
