import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Account } from "./account.ts";
import type { Answer, RawAnswer } from "./raw-call.ts";

export interface Signing {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
  /** Milliseconds the request's date is away from now. */
  away?: number;
  nonce?: string;
}

const emptyHash = createHash("sha256").update("").digest("hex");

function headersOf(host: string, signing: Signing): Record<string, string> {
  const { accessKeyId, accessKeySecret, securityToken, away = 0, nonce = randomUUID() } = signing;
  const headers: Record<string, string> = {
    host,
    "x-acs-action": "GetCallerIdentity",
    "x-acs-content-sha256": emptyHash,
    "x-acs-date": new Date(Date.now() + away).toISOString().replace(/\.\d+/, ""),
    ...(securityToken === undefined ? {} : { "x-acs-security-token": securityToken }),
    "x-acs-signature-nonce": nonce,
    "x-acs-version": "2015-04-01",
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const canonical = `POST\n/\n\n${lines}\n${names.join(";")}\n${emptyHash}`;
  const toSign = `ACS3-HMAC-SHA256\n${createHash("sha256").update(canonical).digest("hex")}`;
  const signature = createHmac("sha256", accessKeySecret).update(toSign).digest("hex");
  return {
    ...headers,
    authorization: `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}

/** STS GetCallerIdentity, signed by hand: with any key, at any time, under any nonce. */
export async function signedRequest({ connection }: Account, signing: Signing): Promise<RawAnswer> {
  const host = connection.endpoints.sts;
  const { host: _, ...headers } = headersOf(host, signing);
  const response = await fetch(`${connection.protocol}://${host}/`, { method: "POST", headers });
  const body = (await response.json()) as Answer;
  const { Code: code = "", Message: message = "" } = body;
  return { code: String(code), status: response.status, message: String(message), body };
}
