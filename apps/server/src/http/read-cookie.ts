import type { Request } from "express";

/** The value of one cookie of a request. */
export function readCookie({ headers }: Pick<Request, "headers">, name: string): string | undefined {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([given]) => given === name)?.[1];
}
