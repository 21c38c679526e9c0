import { z } from "zod";
import { siteIdSchema } from "./account.ts";
import { loginTestKindSchema } from "./login-test.ts";

/** What a channel can be told of: a closed list. */
export const notificationTypes = [
  "certificate-expiring",
  "metadata-changed",
  "proposal-from-idp-admin",
  "drift-found",
  "drift-gone",
  "login-test-failed",
  "human-step-pending",
  "quota-near",
  "watch-failing",
] as const;
export const notificationTypeSchema = z.enum(notificationTypes);
export type NotificationType = z.infer<typeof notificationTypeSchema>;

/** Days before a signing certificate ends at which it is told, once each; 0: it has ended. */
export const certificateThresholds = [60, 30, 14, 7, 1, 0] as const;

/** At most this many addresses or sentences are sent along; the counts are whole. */
export const mostListed = 20;
const listed = z.array(z.string()).max(mostListed);

const proposed = {
  proposalId: z.string(),
  /** Whether the metadata can be taken over as it is. */
  ok: z.boolean(),
  /** What differs from the metadata in use, in English. */
  changes: listed,
  /** How many signing certificates would come and go. */
  certificates: z.object({ brings: z.int(), leaves: z.int() }),
};

/** What each kind of event knows, beside what all have. No secret, no assertion, no person of the IdP. */
export const notificationDetails = {
  "certificate-expiring": z.object({
    sha256: z.string(),
    notAfter: z.string(),
    /** Negative once it has ended. */
    daysLeft: z.int(),
    threshold: z.literal(certificateThresholds),
  }),
  "metadata-changed": z.object({ ...proposed, source: z.enum(["url", "person"]), by: z.string() }),
  "proposal-from-idp-admin": z.object(proposed),
  /** `runId`: a run was started to put it right. */
  "drift-found": z.object({ count: z.int(), addresses: listed, runId: z.string().nullable() }),
  "drift-gone": z.object({}),
  /** `failed`: IDs of the checks that did not pass. */
  "login-test-failed": z.object({ testId: z.string(), kind: loginTestKindSchema, failed: listed }),
  "human-step-pending": z.object({ pending: z.int(), wanted: z.int(), since: z.string() }),
  "quota-near": z.object({
    site: siteIdSchema,
    accountId: z.string(),
    of: z.enum(["roles", "users", "policies"]),
    used: z.int(),
    limit: z.int(),
  }),
  /** `codes`: of the findings of the last look. */
  "watch-failing": z.object({ what: z.enum(["drift", "metadata"]), times: z.int(), codes: listed }),
  test: z.object({ channel: z.string(), by: z.string() }),
} as const;
export type EventType = keyof typeof notificationDetails;
export type DetailsOf<T extends EventType> = z.infer<(typeof notificationDetails)[T]>;

const base = {
  /** The same at every attempt and for every channel; what a receiver tells repetitions by. */
  id: z.string(),
  at: z.string(),
  /** `null` for a test. */
  federation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** For people, in the channel's language. */
  sentence: z.string(),
  /** The page of this service that is about it. */
  link: z.url(),
};

const eventOf = <T extends EventType>(type: T) =>
  z.object({ ...base, type: z.literal(type), details: notificationDetails[type] });

/** What a webhook is sent as its body. */
export const notificationEventSchema = z.discriminatedUnion("type", [
  eventOf("certificate-expiring"),
  eventOf("metadata-changed"),
  eventOf("proposal-from-idp-admin"),
  eventOf("drift-found"),
  eventOf("drift-gone"),
  eventOf("login-test-failed"),
  eventOf("human-step-pending"),
  eventOf("quota-near"),
  eventOf("watch-failing"),
  eventOf("test"),
]);
export type NotificationEvent = z.infer<typeof notificationEventSchema>;

export const channelLanguageSchema = z.enum(["en", "zh-CN"]);
export type ChannelLanguage = z.infer<typeof channelLanguageSchema>;

/** Where a channel leads. A webhook's secret is no part of it. */
export const channelTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("webhook"), url: z.url({ protocol: /^https?$/ }).max(2048) }),
  z.object({ kind: z.literal("mail"), to: z.array(z.email().max(254)).min(1).max(20) }),
]);
export type ChannelTarget = z.infer<typeof channelTargetSchema>;

export const channelSettingsSchema = z.object({
  name: z.string().trim().min(1).max(80),
  target: channelTargetSchema,
  language: channelLanguageSchema,
  events: z.array(notificationTypeSchema).min(1).max(notificationTypes.length),
  enabled: z.boolean(),
});
export type ChannelSettings = z.infer<typeof channelSettingsSchema>;

export const notificationChannelSchema = channelSettingsSchema.extend({
  id: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  /** When the receiver said that it is gone (410), which switched the channel off; `null`: it did not. */
  goneAt: z.string().nullable(),
  /** Until when the secret before the last change signs, too; `null`: there is none. */
  secretBeforeUntil: z.string().nullable(),
});
export type NotificationChannel = z.infer<typeof notificationChannelSchema>;

/** Why an attempt did not succeed. `answer`: the receiver answered something else than success. */
export const deliveryProblems = [
  "answer",
  "gone",
  "not-allowed",
  "unresolved",
  "unreachable",
  "too-slow",
  "mail-refused",
  "mail-unset",
  "secret-unreadable",
  "channel-off",
] as const;
export type DeliveryProblem = (typeof deliveryProblems)[number];

export const deliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  kind: z.enum(["webhook", "mail"]),
  event: notificationEventSchema.options[0]
    .pick({ id: true, at: true, federation: true, sentence: true })
    .extend({ type: z.enum([...notificationTypes, "test"]) }),
  /** `waiting`: it is to be sent, or sent again at `nextAt`. */
  status: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.int(),
  nextAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  problem: z.enum(deliveryProblems).nullable(),
  /** HTTP or SMTP status of the last answer. */
  lastStatus: z.int().nullable(),
  /** The beginning of the last answer, or what came instead of one. */
  lastAnswer: z.string().max(200).nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;
