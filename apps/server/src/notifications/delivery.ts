import {
  type ChannelLanguage,
  type Delivery,
  type NotificationEvent,
  notificationEventSchema,
} from "@modelstudio-sso/contracts";
import type { StoredEvent, Taken } from "../storage/notification-outbox.ts";
import { sentenceOf } from "./sentences.ts";

/** An event in a channel's language, with the address that people open. */
export function renderedEvent(
  event: StoredEvent,
  { language, publicUrl }: { language: ChannelLanguage; publicUrl: string },
): NotificationEvent {
  const { id, type, at, federation, path, details } = event;
  const sentence = sentenceOf(event, language);
  const link = `${publicUrl}${path}`;
  return notificationEventSchema.parse({
    id,
    type,
    at: at.toISOString(),
    federation,
    sentence,
    link,
    details,
  });
}

/** A delivery as people see it. */
export function shownDelivery({ delivery, event, channel }: Taken): Delivery {
  const { id, status, attempts, problem } = delivery;
  return {
    id,
    channelId: channel.id,
    channelName: channel.name,
    kind: channel.kind,
    event: {
      id: event.id,
      type: event.type,
      at: event.at.toISOString(),
      federation: event.federation,
      sentence: sentenceOf(event, channel.language),
    },
    status,
    attempts,
    nextAt: delivery.next_at?.toISOString() ?? null,
    finishedAt: delivery.finished_at?.toISOString() ?? null,
    problem,
    lastStatus: delivery.last_status,
    lastAnswer: delivery.last_answer,
  };
}
