import { diagnostic } from "@modelstudio-sso/contracts";
import type { Request, RequestHandler, Response } from "express";
import { smallBodies } from "./auth-guards.ts";
import { Buckets } from "./buckets.ts";
import { clientKey } from "./client-key.ts";
import { plainPage } from "./plain-page.ts";

/** Seconds of the pace that may come at once: opening the UI asks for some forty files. */
const burstSeconds = 10;
/** Judging a response costs as much as ten other requests. */
const acsShare = 10;

/** A metadata document of 1 MiB, as JSON writes it, with room for the rest of a federation. */
const mostBodyBytes = 3 * 1024 * 1024;
/** A capture of a login with everything around it. */
const mostCaptureBytes = 12 * 1024 * 1024;
const captures = "/diagnosis/explain";
/** A response is at most 256 KiB of XML; base64 and form encoding make it longer. */
const mostFormBytes = 600 * 1024;

function slowDown(request: Request, response: Response, waitMs: number): void {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  response.set("retry-after", String(seconds));
  if (!request.path.startsWith("/api/")) {
    plainPage(response, 429, "Too many requests", `Nothing was done. Try again in ${seconds} seconds.`);
    return;
  }
  const found = diagnostic("request.slow-down", {
    detail: `Nothing was done. Try again in ${seconds} seconds.`,
  });
  response.status(429).json({
    defined: true,
    code: "SLOW_DOWN",
    status: 429,
    message: found.title,
    data: { diagnostics: [found] },
  });
}

/**
 * Holds each client to a pace, so that one of them cannot take the service from the others. Each server counts for
 * itself. `/healthz` is spared: whoever watches the service may share an address with whoever floods it.
 */
export function pacedByClient(perSecond: number): RequestHandler {
  if (perSecond === 0) return (_request, _response, next) => next();
  const all = new Buckets({ perSecond, burst: perSecond * burstSeconds });
  const acs = new Buckets({ perSecond: perSecond / acsShare, burst: (perSecond / acsShare) * burstSeconds });
  return (request, response, next) => {
    if (request.path === "/healthz") {
      next();
      return;
    }
    const client = clientKey(request.ip);
    const nowMs = performance.now();
    const waitMs =
      all.take(client, nowMs) ||
      (request.method === "POST" && request.path.startsWith("/saml/") ? acs.take(client, nowMs) : 0);
    if (waitMs === 0) next();
    else slowDown(request, response, waitMs);
  };
}

const ordinary = smallBodies(mostBodyBytes);
const large = smallBodies(mostCaptureBytes);

/** Refuses bodies that are larger than the operation could ever need, before a byte of them is read. */
export const bodiesByOperation: RequestHandler = (request, response, next) => {
  (request.path === captures ? large : ordinary)(request, response, next);
};

/**
 * Refuses a posted form that says it is too large. The parser behind would first wait for all of it, however slowly it
 * comes; it counts those that do not say.
 */
export const formsOfSize: RequestHandler = (request, response, next) => {
  if (Number(request.headers["content-length"] ?? 0) <= mostFormBytes) {
    next();
    return;
  }
  plainPage(response, 413, "That is too large", "No response of an identity provider is that long.");
};

/** What a person sees behind sign-in stays out of caches on the way. */
export const notStored: RequestHandler = (_request, response, next) => {
  response.set("cache-control", "no-store");
  next();
};
