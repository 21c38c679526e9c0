import type { OperationMeta, Right } from "@modelstudio-sso/contracts";
import { type AnyContractRouter, isContractProcedure } from "@orpc/contract";

const methods = { GET: "get", POST: "post", PUT: "put", DELETE: "delete", PATCH: "patch" } as const;

export interface ContractOperation {
  method: (typeof methods)[keyof typeof methods];
  path: `/${string}`;
  right: Right;
}

function metaOf(meta: Record<string, unknown>): OperationMeta {
  return meta as OperationMeta;
}

/** Every operation of a contract with the right it declares. */
export function contractOperations(router: AnyContractRouter): ContractOperation[] {
  if (!isContractProcedure(router)) {
    return Object.values(router).flatMap((part) => contractOperations(part));
  }
  const { route, meta } = router["~orpc"];
  if (route.path === undefined || route.method === undefined || route.method === "HEAD") return [];
  return [{ method: methods[route.method], path: route.path, right: metaOf(meta).right }];
}
