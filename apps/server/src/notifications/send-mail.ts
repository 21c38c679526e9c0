import type { NotificationEvent } from "@modelstudio-sso/contracts";
import { createTransport } from "nodemailer";
import type { MailSettings } from "../configuration/mail.ts";
import type { ChannelRow } from "../storage/notification-channels.ts";
import { mailText } from "./mail-text.ts";
import { beginningOf, type Outcome, unsent } from "./outcome.ts";

/** Milliseconds; together less than a server has for one attempt. */
const timeLimits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Sends one event as plain text to everybody of a channel. */
export type SendMail = (channel: ChannelRow, event: NotificationEvent) => Promise<Outcome>;

function failed(error: unknown): Outcome {
  if (!(error instanceof Error)) throw error;
  const status =
    "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  if (status === null) {
    // Messages of the library can hold what was sent, codes cannot.
    return unsent(code === "ETIMEDOUT" ? "too-slow" : code === "EDNS" ? "unresolved" : "unreachable", code);
  }
  const response = "response" in error && typeof error.response === "string" ? error.response : code;
  return { problem: "mail-refused", status, answer: beginningOf(response), notBefore: null };
}

/** `undefined`: mail is not set up, and every attempt says so. */
export function mailSender(settings: MailSettings | undefined): SendMail {
  if (settings === undefined) return async () => unsent("mail-unset");
  const transport = createTransport({ ...timeLimits, url: settings.smtpUrl });
  return async (channel, event) => {
    const { subject, text } = mailText(event, channel.language);
    try {
      const sent = await transport.sendMail({
        from: settings.from,
        to: channel.addresses ?? [],
        subject,
        text,
        // The same at every attempt: mailboxes that know it show the message once.
        messageId: `<${event.id}.${channel.id}@${new URL(event.link).hostname}>`,
        date: new Date(event.at),
        headers: { "Auto-Submitted": "auto-generated" },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const response =
        sent.rejected.length > 0 ? `not accepted for ${sent.rejected.join(", ")}` : sent.response;
      return { problem: null, status: 250, answer: beginningOf(response), notBefore: null };
    } catch (error) {
      return failed(error);
    }
  };
}
