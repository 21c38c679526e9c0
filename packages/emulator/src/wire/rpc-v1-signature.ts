import { createHmac, timingSafeEqual } from "node:crypto";
import { signatureMismatch } from "./acs3-signature.ts";
import { ApiError } from "./api-error.ts";
import { canonicalQuery, percentEncode } from "./percent-encoding.ts";
import type { WireRequest } from "./wire-request.ts";

/**
 * Checks a signature of the older RPC style: HMAC-SHA1 over method and sorted parameters.
 *
 * @throws 400 `SignatureDoesNotMatch`
 */
export function verifyRpcV1(request: WireRequest, secret: string): void {
  const signed = Object.entries(request.params).filter(([name]) => name !== "Signature");
  const toSign = `${request.method}&${percentEncode("/")}&${percentEncode(canonicalQuery(signed))}`;
  const expected = createHmac("sha1", `${secret}&`).update(toSign).digest();
  const given = Buffer.from(request.params.Signature ?? "", "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ApiError(signatureMismatch, {
      message: `${signatureMismatch.message} server string to sign is: ${toSign}`,
    });
  }
}
