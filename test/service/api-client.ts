import { type ApiContract, apiContract } from "@modelstudio-sso/contracts";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";

export type ApiClient = ContractRouterClient<ApiContract>;

const owner = { name: "Olga Owner", email: "olga@acme.example", password: "correct horse battery" };

/** Claims the owner's link where it is still open, signs in, and gives a typed client with that session. */
export async function signedInClient(service: {
  url: string;
  openUrl: string;
  cookie?: string;
}): Promise<ApiClient> {
  const token = new URL(service.openUrl).searchParams.get("token");
  const send = (path: string, body: object) =>
    fetch(`${service.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url },
      body: JSON.stringify(body),
    });
  if (token !== null) {
    const claimed = await send("/api/v1/owner", { token, ...owner });
    if (!claimed.ok) throw new Error(`The owner could not be made: ${await claimed.text()}`);
  }
  const signedIn = await send("/api/auth/sign-in/email", { email: owner.email, password: owner.password });
  if (!signedIn.ok) throw new Error(`Sign-in failed: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((entry) => entry.split(";")[0])
    .join("; ");
  service.cookie = cookie;
  return createORPCClient(
    new OpenAPILink(apiContract, {
      url: `${service.url}/api/v1`,
      headers: () => ({ cookie, origin: service.url }),
    }),
  );
}
