import type { RequestHandler } from "express";

/** Header in which the sign-in's rate limit finds the client; only this server writes it. */
export const clientAddressHeader = "x-msso-client";

/**
 * The address as Express tells it. A client can write any X-Forwarded-For, and a rate limit that believes it limits
 * nobody, so only that of a trusted proxy counts.
 */
export const ownClientAddress: RequestHandler = (request, _response, next) => {
  request.headers[clientAddressHeader] = request.ip ?? "unknown";
  next();
};

/** Refuses bodies that say they are larger, or do not say how large they are, before anything reads them. */
export function smallBodies(mostBytes: number): RequestHandler {
  return (request, response, next) => {
    const said = request.headers["content-length"];
    const hasBody = said !== undefined || request.headers["transfer-encoding"] !== undefined;
    if (!hasBody || (said !== undefined && Number(said) <= mostBytes)) {
      next();
      return;
    }
    const status = said === undefined ? 411 : 413;
    response
      .status(status)
      .json({ code: "BODY", status, message: `A body of at most ${mostBytes} bytes is read here` });
  };
}

/** What of better-auth is in use. Everything else it offers stays closed: it would pass by rights and audit log. */
const openAtAuth = new Set([
  "POST /sign-in/email",
  "POST /sign-out",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
  "GET /passkey/generate-register-options",
  "POST /passkey/verify-registration",
  "GET /passkey/generate-authenticate-options",
  "POST /passkey/verify-authentication",
  "POST /passkey/delete-passkey",
]);

/** Lets through to better-auth only what this service uses of it. */
export const onlyUsedPaths: RequestHandler = (request, response, next) => {
  if (openAtAuth.has(`${request.method} ${request.path}`)) {
    next();
    return;
  }
  response.status(404).json({ code: "NOT_FOUND", status: 404, message: "There is no such operation" });
};
