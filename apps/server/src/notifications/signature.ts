import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";
/** The specification asks for 24 to 64. */
const secretBytes = 32;

/** A new secret for signing; whoever gets it can make signatures that hold. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(secretBytes).toString("base64");
}

export interface SignedMessage {
  id: string;
  at: Date;
  body: string;
}

/**
 * Headers that let a receiver see that a message is ours, whole and fresh: one signature for each secret, since any of
 * them is enough. Source: Standard Webhooks 1.0.0, symmetric signatures.
 */
export function signatureHeaders({ id, at, body }: SignedMessage, secrets: readonly string[]) {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
