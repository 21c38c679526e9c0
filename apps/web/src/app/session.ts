import type { GrantedRight, Session } from "@modelstudio-sso/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { query } from "./api.ts";

/** Who is signed in and where the service runs; asked once and again only after signing in or out. */
export const sessionQuery = query.session.get.queryOptions({ staleTime: 300_000 });

/** The session of a page that needs one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may do something; the server decides again whenever it is asked. */
export function useMay(right: GrantedRight): boolean {
  return useSession().rights.includes(right);
}

/** Only an address of this service is followed; anything else would make the sign-in an open redirect. */
export function safeTarget(to: string | undefined): string {
  return to?.startsWith("/") && !/^\/[/\\]/.test(to) ? to : "/";
}

/** Ends the session on the server, not only in this page. */
export async function signOut(): Promise<void> {
  await postAuth("/sign-out", {});
}

/** Calls one of better-auth's own addresses, which set and read the session cookie. */
export function postAuth(path: string, body: object): Promise<Response> {
  return fetch(`/api/auth${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
