import { type ApiContract, apiContract } from "@modelstudio-sso/contracts";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";

export type ApiClient = ContractRouterClient<ApiContract>;

const owner = { name: "Olga Owner", email: "olga@acme.example", password: "correct horse battery" };

interface Running {
  url: string;
  openUrl: string;
  cookie?: string;
}

/** Sends as a page of the service itself does. */
export function post(url: string, path: string, body: object): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(body),
  });
}

/** Signs in and gives the session cookie. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const signedIn = await post(url, "/api/auth/sign-in/email", { email, password });
  if (!signedIn.ok) throw new Error(`Sign-in failed: ${await signedIn.text()}`);
  return signedIn.headers
    .getSetCookie()
    .map((entry) => entry.split(";")[0])
    .join("; ");
}

/** A typed client that sends these headers: a cookie, or a key. */
export function clientWith(url: string, headers: Record<string, string>): ApiClient {
  return createORPCClient(
    new OpenAPILink(apiContract, {
      url: `${url}/api/v1`,
      headers: () => ({ ...headers, ...("cookie" in headers ? { origin: url } : {}) }),
    }),
  );
}

/** Claims the owner's link where it is still open, signs in, and gives a typed client with that session. */
export async function signedInClient(service: Running): Promise<ApiClient> {
  const token = new URL(service.openUrl).searchParams.get("token");
  if (token !== null) {
    const claimed = await post(service.url, "/api/v1/owner", { token, ...owner });
    if (!claimed.ok) throw new Error(`The owner could not be made: ${await claimed.text()}`);
  }
  const cookie = await signIn(service.url, owner.email, owner.password);
  service.cookie = cookie;
  return clientWith(service.url, { cookie });
}
