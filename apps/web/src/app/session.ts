import type { Session } from "@modelstudio-sso/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { query } from "./api.ts";

/** Who is signed in and where the service runs; asked once and again only after signing in or out. */
export const sessionQuery = query.session.get.queryOptions({ staleTime: 300_000 });

/** The session of a page that needs one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Signs in at better-auth's own endpoint, which sets the session cookie. */
export async function signIn(email: string, password: string): Promise<"ok" | "wrong" | "slow-down"> {
  const answer = await post("/api/auth/sign-in/email", { email, password });
  if (answer.status === 429) return "slow-down";
  return answer.ok ? "ok" : "wrong";
}

/** Ends the session on the server, not only in this page. */
export async function signOut(): Promise<void> {
  await post("/api/auth/sign-out", {});
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
