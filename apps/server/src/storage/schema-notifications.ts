import type {
  ChannelLanguage,
  Delivery,
  DeliveryProblem,
  EventType,
  NotificationType,
} from "@modelstudio-sso/contracts";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date, Date>;
type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface NotificationChannelTable {
  id: Generated<string>;
  organization_id: string;
  name: string;
  kind: "webhook" | "mail";
  /** Of a webhook. */
  url: string | null;
  /** Of mail. */
  addresses: JSONColumnType<string[]> | null;
  language: ChannelLanguage;
  events: JSONColumnType<NotificationType[]>;
  enabled: boolean;
  gone_at: OptionalTimestamp;
  /** Sealed; of a webhook. */
  secret: string | null;
  /** Sealed; the one before the last change, which signs beside it for a while. */
  secret_before: string | null;
  secret_before_until: OptionalTimestamp;
  created_by: string;
  created_at: Timestamp;
}

export interface NotificationEventTable {
  id: Generated<string>;
  organization_id: string;
  type: EventType;
  federation_id: string | null;
  federation_name: string | null;
  details: JSONColumnType<object>;
  /** Of the page that is about it; the address before it is the server's that sends. */
  path: string;
  at: Timestamp;
}

export interface NotificationDeliveryTable {
  id: Generated<string>;
  organization_id: string;
  channel_id: string;
  event_id: string;
  status: Delivery["status"];
  attempts: number;
  /** When sending began, or began again; it is given up some time after. */
  begun_at: Timestamp;
  /** When it is sent next; also the lease of whoever sends now. */
  next_at: OptionalTimestamp;
  finished_at: OptionalTimestamp;
  problem: DeliveryProblem | null;
  last_status: number | null;
  last_answer: string | null;
}

export interface NotificationToldTable {
  organization_id: string;
  topic: string;
  federation_id: string | null;
  value: string;
  since: Timestamp;
}

export interface NotificationTables {
  notification_channel: NotificationChannelTable;
  notification_event: NotificationEventTable;
  notification_delivery: NotificationDeliveryTable;
  notification_told: NotificationToldTable;
}
