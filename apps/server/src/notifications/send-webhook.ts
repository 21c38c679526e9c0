import type { NotificationEvent } from "@modelstudio-sso/contracts";
import type { Outbound, OutboundStream } from "../outbound/outbound.ts";
import { OutboundError } from "../outbound/outbound-error.ts";
import { SealError, type Sealer } from "../secrets/sealed.ts";
import type { ChannelRow } from "../storage/notification-channels.ts";
import { secretsInForce } from "./channel-secrets.ts";
import { beginningOf, type Outcome, unsent } from "./outcome.ts";
import { readRetryAfter } from "./pace.ts";
import { signatureHeaders } from "./signature.ts";

/** Nobody has to say much about a notification. */
const limits = { timeoutMs: 15_000, mostBytes: 64 * 1024 };
/** Of an answer, what is read at all; its status alone decides. */
const mostRead = 2_048;

const problemOf = {
  "not-allowed": "not-allowed",
  unresolved: "unresolved",
  unreachable: "unreachable",
  "too-slow": "too-slow",
  // What an answer looks like beyond its headers; a redirect is an answer here, too.
  "too-large": "answer",
  "too-many-redirects": "answer",
  unreadable: "answer",
} as const;

/** As much of the answer as arrives; what breaks in it changes nothing. */
async function beginningIn({ pieces, cancel }: OutboundStream): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of pieces) {
      parts.push(piece);
      size += piece.byteLength;
      if (size >= mostRead) break;
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
  } finally {
    cancel();
  }
  return beginningOf(Buffer.concat(parts).toString("utf8"));
}

async function judged(given: OutboundStream, now: Date): Promise<Outcome> {
  const { status, headers } = given;
  const success = status >= 200 && status <= 299;
  return {
    problem: success ? null : status === 410 ? "gone" : "answer",
    status,
    answer: await beginningIn(given),
    notBefore: success ? null : readRetryAfter(headers["retry-after"], now),
  };
}

/** Sends one event to a webhook, once. Goes through the guard, to the checked address, and follows no redirect. */
export async function sendWebhook(
  { outbound, sealer, now }: { outbound: Outbound; sealer: Sealer; now: Date },
  channel: ChannelRow,
  event: NotificationEvent,
): Promise<Outcome> {
  const body = JSON.stringify(event);
  try {
    const secrets = secretsInForce(sealer, channel, now);
    const headers = {
      "content-type": "application/json",
      ...signatureHeaders({ id: event.id, at: now, body }, secrets),
    };
    return await judged(await outbound.post(channel.url ?? "", limits, { headers, body }), now);
  } catch (error) {
    if (error instanceof SealError) return unsent("secret-unreadable", error.message);
    if (error instanceof OutboundError) {
      return unsent(problemOf[error.reason], beginningOf(error.got));
    }
    throw error;
  }
}
