import type { Delivery } from "@modelstudio-sso/contracts";
import type { Logger } from "pino";
import { recordAs, theService } from "../audit/record-as.ts";
import type { Outbound } from "../outbound/outbound.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Settled, Taken } from "../storage/notification-outbox.ts";
import type { Store } from "../storage/store.ts";
import { renderedEvent } from "./delivery.ts";
import { type Outcome, unsent } from "./outcome.ts";
import { nextAttempt, type Pace } from "./pace.ts";
import type { SendMail } from "./send-mail.ts";
import { sendWebhook } from "./send-webhook.ts";

/** How many attempts one server makes at a time. */
const atOnce = 8;

export interface SenderParts {
  store: Store;
  outbound: Outbound;
  sealer: Sealer;
  sendMail: SendMail;
  /** Before the paths of pages. */
  publicUrl: string;
  pace: Pace;
  now(): Date;
  /** From 0 to 1; spreads repetitions. */
  chance(): number;
  /** Told of every attempt that was settled. */
  count(kind: "webhook" | "mail", outcome: "delivered" | "retried" | "failed"): void;
  log: Logger;
}

export interface Sender {
  /** Makes every attempt that is due, until nothing is or it is told to stop. */
  sendDue(stopped?: () => boolean): Promise<void>;
  /** Makes one that is the caller's already. */
  send(taken: Taken): Promise<void>;
}

async function attempt(parts: SenderParts, { channel, event }: Taken): Promise<Outcome> {
  if (!channel.enabled && event.type !== "test") return unsent("channel-off");
  const rendered = renderedEvent(event, { language: channel.language, publicUrl: parts.publicUrl });
  if (channel.kind === "mail") return parts.sendMail(channel, rendered);
  return sendWebhook({ outbound: parts.outbound, sealer: parts.sealer, now: parts.now() }, channel, rendered);
}

/** Asking again changes nothing about these; a person who has changed something sends again. */
const final: readonly (string | null)[] = ["gone", "not-allowed", "channel-off"];

function settled({ pace, now, chance }: SenderParts, { delivery, event }: Taken, outcome: Outcome): Settled {
  const { problem, status: lastStatus, answer: lastAnswer, notBefore } = outcome;
  const seen = { problem, lastStatus, lastAnswer };
  const ended = (status: Delivery["status"]) => ({ ...seen, status, nextAt: null, finishedAt: now() });
  if (problem === null) return ended("delivered");
  // Whoever tests waits for the answer.
  if (event.type === "test" || final.includes(problem)) return ended("failed");
  const { attempts, begun_at: begunAt } = delivery;
  const nextAt = nextAttempt(pace, { attempts, begunAt, now: now(), notBefore, chance: chance() });
  return nextAt === null ? ended("failed") : { ...seen, status: "waiting", nextAt, finishedAt: null };
}

/** The receiver said that it is gone for good (410): the channel ends with everything that waits for it. */
async function endGone({ store, now }: SenderParts, { channel }: Taken): Promise<void> {
  const organizationId = channel.organization_id;
  await recordAs({ store, organizationId, author: theService }, async (inside, note) => {
    if (!(await inside.channels.noteGone(organizationId, channel.id, now()))) return;
    await inside.outbox.giveUpWaiting(channel.id, "channel-off", now());
    note({
      action: "notification.channel-gone",
      subject: { kind: "notification-channel", id: channel.id, name: channel.name },
    });
  });
}

/** Sends what lies in the outbox. Any number of servers may: each attempt is taken by one. */
export function createSender(parts: SenderParts): Sender {
  const { store, pace, now, count, log } = parts;
  const send = async (taken: Taken) => {
    const { delivery, channel } = taken;
    const outcome = await attempt(parts, taken);
    const next = settled(parts, taken, outcome);
    if (await store.outbox.settle(delivery, next)) {
      count(channel.kind, next.status === "waiting" ? "retried" : next.status);
      if (next.status === "failed") {
        const { problem, lastStatus: status } = next;
        log.warn(
          { delivery: delivery.id, channel: channel.id, problem, status },
          "a notification was given up",
        );
      }
    }
    if (outcome.problem === "gone") await endGone(parts, taken);
  };
  return {
    send,
    async sendDue(stopped = () => false) {
      while (!stopped()) {
        const until = new Date(now().getTime() + pace.leaseMs);
        const due = await store.outbox.takeDue({ now: now(), until, most: atOnce });
        const done = await Promise.allSettled(due.map(send));
        for (const one of done) {
          if (one.status === "rejected") log.error({ err: one.reason }, "a notification could not be sent");
        }
        if (due.length < atOnce) return;
      }
    },
  };
}
