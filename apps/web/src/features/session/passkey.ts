import { postAuth } from "../../app/session.ts";
import { isCompanyOnly } from "./signIn.ts";

export type PasskeyOutcome = "ok" | "given-up" | "refused" | "sign-in-again";
export type PasskeySignIn = "ok" | "given-up" | "refused" | "company-only";

/** Whether this browser and this address can have passkeys; they belong to a name, not to a number. */
export function passkeysWork(host: string | null): boolean {
  return (
    host !== null &&
    window.isSecureContext &&
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
    (location.hostname === host || location.hostname.endsWith(`.${host}`))
  );
}

async function options<T>(path: string): Promise<T | null> {
  const answer = await fetch(`/api/auth${path}`, { credentials: "same-origin" });
  return answer.ok ? ((await answer.json()) as T) : null;
}

/** The person closed the browser's question, let it run out, or has no fitting authenticator. */
function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
}

async function ask(
  question: () => Promise<Credential | null>,
): Promise<PublicKeyCredential | "given-up" | "refused"> {
  try {
    const credential = await question();
    return credential instanceof PublicKeyCredential ? credential : "given-up";
  } catch (error) {
    return isGivenUp(error) ? "given-up" : "refused";
  }
}

/** Signs in with a passkey of this address. */
export async function signInWithPasskey(): Promise<PasskeySignIn> {
  const given = await options<PublicKeyCredentialRequestOptionsJSON>(
    "/passkey/generate-authenticate-options",
  );
  if (given === null) return "refused";
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...given,
    userVerification: "required",
  });
  const credential = await ask(() => navigator.credentials.get({ publicKey }));
  if (typeof credential === "string") return credential;
  const answer = await postAuth("/passkey/verify-authentication", { response: credential.toJSON() });
  if (await isCompanyOnly(answer)) return "company-only";
  return answer.ok ? "ok" : "refused";
}

/** Makes a passkey for the person who is signed in; the server asks that the sign-in is not long ago. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  const given = await options<PublicKeyCredentialCreationOptionsJSON>("/passkey/generate-register-options");
  if (given === null) return "sign-in-again";
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given);
  const credential = await ask(() => navigator.credentials.create({ publicKey }));
  if (typeof credential === "string") return credential;
  const response = credential.toJSON();
  const answer = await postAuth("/passkey/verify-registration", { response, name });
  return answer.ok ? "ok" : "refused";
}

export async function removePasskey(id: string): Promise<PasskeyOutcome> {
  return (await postAuth("/passkey/delete-passkey", { id })).ok ? "ok" : "refused";
}
