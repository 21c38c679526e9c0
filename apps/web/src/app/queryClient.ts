import { QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";

let onSignedOut = () => {};

/** The router registers what happens when the session ends under a page that is open. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** One cache for the page. Refusals are answers, so they are not asked again; a lost connection is. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (failureOf(error).kind === "signed-out") onSignedOut();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => failureOf(error).kind === "offline" && count < 2,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
