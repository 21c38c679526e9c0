import type { RequestHandler } from "express";

/** Header in which the sign-in's rate limit finds the client; only this server writes it. */
export const clientAddressHeader = "x-msso-client";

/**
 * The address the connection really comes from. A client can write any X-Forwarded-For, and a rate limit that
 * believes it limits nobody.
 */
export const ownClientAddress: RequestHandler = (request, _response, next) => {
  request.headers[clientAddressHeader] = request.socket.remoteAddress ?? "unknown";
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
