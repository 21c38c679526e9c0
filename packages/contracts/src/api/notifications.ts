import { z } from "zod";
import { channelSettingsSchema, deliverySchema, notificationChannelSchema } from "../notifications.ts";
import { idSchema, operation } from "./base.ts";

/** Channels of one organisation. */
export const mostChannels = 20;

export const notificationsContract = {
  channels: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/notifications/channels", summary: "Where notifications go" })
    .output(
      z.object({
        channels: z.array(notificationChannelSchema),
        /** Whether this server can send mail. */
        mail: z.boolean(),
      }),
    ),
  /** A webhook's secret is in this answer and in that of `rotateSecret`, and nowhere else. */
  createChannel: operation
    .route({ method: "POST", path: "/notifications/channels", summary: "Add a channel" })
    .input(channelSettingsSchema)
    .output(z.object({ channel: notificationChannelSchema, secret: z.string().nullable() })),
  saveChannel: operation
    .route({
      method: "PUT",
      path: "/notifications/channels/{id}",
      summary: "Change a channel; its kind stays",
    })
    .input(idSchema.extend(channelSettingsSchema.shape))
    .output(notificationChannelSchema),
  removeChannel: operation
    .route({
      method: "DELETE",
      path: "/notifications/channels/{id}",
      summary: "Remove a channel and what waits for it",
    })
    .input(idSchema)
    .output(z.object({ removed: z.boolean() })),
  /** The one before signs beside the new one for a day. */
  rotateSecret: operation
    .route({
      method: "POST",
      path: "/notifications/channels/{id}/secret",
      summary: "Give a webhook a new secret",
    })
    .input(idSchema)
    .output(z.object({ channel: notificationChannelSchema, secret: z.string() })),
  test: operation
    .route({
      method: "POST",
      path: "/notifications/channels/{id}/test",
      summary: "Send a test notification now; the answer tells what became of it",
    })
    .input(idSchema)
    .output(deliverySchema),
  deliveries: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/notifications/deliveries", summary: "Recent deliveries, newest first" })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ deliveries: z.array(deliverySchema) })),
  sendAgain: operation
    .route({
      method: "POST",
      path: "/notifications/deliveries/{id}/again",
      summary: "Send once more what was delivered or given up",
    })
    .input(idSchema)
    .output(deliverySchema),
};
