import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { ApiError, badRequest } from "./api-error.ts";
import { canonicalQuery } from "./percent-encoding.ts";
import { header, type WireRequest } from "./wire-request.ts";

/** The parts of `Authorization: ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…`. */
export interface Acs3Authorization {
  accessKeyId: string;
  signedHeaders: string[];
  signature: string;
}

const algorithm = "ACS3-HMAC-SHA256";

/** Reads the header, or answers undefined when the request is not signed this way. */
export function readAcs3Authorization(request: WireRequest): Acs3Authorization | undefined {
  const value = header(request.headers, "authorization");
  if (value === undefined || !value.startsWith(`${algorithm} `)) return undefined;
  const fields = new Map(
    value
      .slice(algorithm.length + 1)
      .split(",")
      .map((field) => {
        const mark = field.indexOf("=");
        return [field.slice(0, mark).trim(), field.slice(mark + 1).trim()] as const;
      }),
  );
  return {
    accessKeyId: fields.get("Credential") ?? "",
    signedHeaders: (fields.get("SignedHeaders") ?? "").split(";").filter((name) => name !== ""),
    signature: fields.get("Signature") ?? "",
  };
}

/**
 * Checks a V3 signature: body digest, canonical request, HMAC-SHA256.
 *
 * The query is decoded and encoded again first, because the SDKs leave `!'()*` bare on the wire but encode
 * them in what they sign.
 * @throws 400 `SignatureDoesNotMatch`
 */
export function verifyAcs3(request: WireRequest, authorization: Acs3Authorization, secret: string): void {
  const digest = createHash("sha256").update(request.body).digest("hex");
  if (header(request.headers, "x-acs-content-sha256") !== digest) {
    throw mismatch("x-acs-content-sha256 is not the digest of the body");
  }
  for (const name of mustBeSigned(request)) {
    if (!authorization.signedHeaders.includes(name)) throw mismatch(`the header ${name} is not signed`);
  }
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...authorization.signedHeaders.map((name) => `${name}:${(header(request.headers, name) ?? "").trim()}`),
    "",
    authorization.signedHeaders.join(";"),
    digest,
  ].join("\n");
  const toSign = `${algorithm}\n${createHash("sha256").update(canonical).digest("hex")}`;
  const expected = createHmac("sha256", secret).update(toSign).digest();
  const given = Buffer.from(authorization.signature, "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw mismatch(`server string to sign is: ${toSign}`);
  }
}

/** Host and every x-acs header present: an unsigned one could be changed on the way. */
function mustBeSigned(request: WireRequest): string[] {
  return ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-acs-"))];
}

function canonicalPath(path: string): string {
  return path.replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
}

/** A signature that this request and this secret do not make. */
export const signatureMismatch = badRequest(
  "SignatureDoesNotMatch",
  "Specified signature is not matched with our calculation.",
);

function mismatch(reason: string) {
  return new ApiError(signatureMismatch, { message: `${signatureMismatch.message} ${reason}` });
}
