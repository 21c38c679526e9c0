import { apiContract } from "@modelstudio-sso/contracts";
import { minifyContractRouter } from "@orpc/contract";
import type { Plugin } from "vite";

const moduleId = "virtual:api-routes";

/**
 * Gives the browser the API's methods and paths as plain JSON. The contract itself holds zod schemas, and zod is
 * larger than everything this page needs before its first paint; the server validates both directions anyway.
 */
export function apiRoutes(): Plugin {
  return {
    name: "api-routes",
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : undefined),
    load: (id) =>
      id === `\0${moduleId}`
        ? `export default ${JSON.stringify(minifyContractRouter(apiContract))}`
        : undefined,
  };
}
