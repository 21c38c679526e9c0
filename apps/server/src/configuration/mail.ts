import { z } from "zod";

/** How mail is sent. */
export interface MailSettings {
  /** May hold a password. */
  smtpUrl: string;
  /** Address of the sender, with a name before it or without. */
  from: string;
}

/** What of the mail library's settings may stand in the address; others of them run programs or read files. */
const known = new Set(["requireTLS", "ignoreTLS", "name", "tls.rejectUnauthorized", "tls.servername"]);

const plainAddress = z.email();

function isSender(text: string): boolean {
  const named = /^[^<>\r\n]*<([^<>\s]+)>$/.exec(text);
  return plainAddress.safeParse(named?.[1] ?? text).success;
}

/** The address is not repeated in a problem: it may hold a password. */
function smtpProblem(text: string): string | null {
  if (!URL.canParse(text)) return "SMTP_URL: want smtp://user:password@host:port or smtps://…";
  const url = new URL(text);
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === "") {
    return "SMTP_URL: want smtp://user:password@host:port or smtps://…";
  }
  const unknown = [...url.searchParams.keys()].find((key) => !known.has(key));
  return unknown === undefined ? null : `SMTP_URL: "${unknown}" is not one of ${[...known].join(", ")}`;
}

/** `undefined`: this server sends no mail. */
export function readMail(
  { SMTP_URL: smtpUrl, MAIL_FROM: from }: { SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined },
  problems: string[],
): MailSettings | undefined {
  if (smtpUrl === undefined && from === undefined) return undefined;
  const found = [
    smtpUrl === undefined ? "SMTP_URL: MAIL_FROM needs it" : smtpProblem(smtpUrl),
    from === undefined
      ? "MAIL_FROM: SMTP_URL needs it, such as Single sign-on <sso@example.com>"
      : isSender(from)
        ? null
        : "MAIL_FROM: want an address, such as Single sign-on <sso@example.com>",
  ].filter((problem) => problem !== null);
  problems.push(...found);
  return found.length > 0 || smtpUrl === undefined || from === undefined ? undefined : { smtpUrl, from };
}
