import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { passkeyHost } from "./passkey-host.ts";

function mustBeVerified(userVerified: boolean | undefined): void {
  if (userVerified === true) return;
  throw new APIError("BAD_REQUEST", { message: "The authenticator did not check who uses it" });
}

/**
 * Sign-in without a password. The authenticator must check its user (PIN, fingerprint, face), so a passkey is two
 * factors by itself and is asked for no code.
 */
export function passkeys(publicUrl: string, origins: string[]) {
  return passkey({
    rpName: "Model Studio SSO",
    rpID: passkeyHost(publicUrl) ?? new URL(publicUrl).hostname,
    origin: origins,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    schema: { passkey: { modelName: "auth_passkey" } },
    registration: {
      afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified),
    },
  });
}
