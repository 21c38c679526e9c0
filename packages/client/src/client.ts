import { type ApiContract, apiContract } from "@modelstudio-sso/contracts";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";

/** Every operation of the API by its name, such as `client.plans.create({ id })`. */
export type ServiceClient = ContractRouterClient<ApiContract>;

export interface ClientOptions {
  /** Address of the service, such as `https://sso.example.com`. */
  url: URL | string;
  /** An API key of the service: `msso_…`. */
  token: string;
}

/**
 * A client that sends nothing yet. Its calls reject with an `ORPCError` where the service refuses, which `refusalOf`
 * reads, and with a `TypeError` where there is no connection. Throws `TypeError` where the URL is none.
 */
export function createClient({ url, token }: ClientOptions): ServiceClient {
  const authorization = `Bearer ${token}`;
  return createORPCClient(
    new OpenAPILink(apiContract, {
      url: `${new URL(url).href.replace(/\/+$/, "")}/api/v1`,
      headers: () => ({ authorization }),
      // A redirect could carry the key to somebody else.
      fetch: (request, init) => fetch(request, { ...init, redirect: "error" }),
    }),
  );
}
