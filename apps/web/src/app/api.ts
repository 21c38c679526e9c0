import routes from "virtual:api-routes";
import type { ApiContract } from "@modelstudio-sso/contracts";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";

const link = new OpenAPILink(routes, {
  url: () => `${window.location.origin}/api/v1`,
  fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: "same-origin" }),
});

/** The typed client of the whole API. */
export const api: ContractRouterClient<ApiContract> = createORPCClient(link);

/** Query and mutation options for React Query, keyed by operation and input. */
export const query = createTanstackQueryUtils(api);
