import { withAttribute } from "../response/draft.ts";
import { attributeNames } from "../sites.ts";
import type { FaultRule } from "./rule.ts";

const named = (description: string, write: (email: string) => string[]): FaultRule => ({
  description,
  change: (draft, { user }) => withAttribute(draft, attributeNames.roleSessionName, write(user.email)),
});

const lasting = (description: string, value: string): FaultRule => ({
  description,
  change: (draft) => withAttribute(draft, attributeNames.sessionDuration, [value]),
});

const localPart = (email: string) => email.split("@")[0] ?? email;

/** RoleSessionName and SessionDuration. */
export const sessionFaults = {
  "no-session-name": named("There is no RoleSessionName attribute.", () => []),
  "session-name-chinese": named("RoleSessionName is a Chinese display name.", () => ["陈宇"]),
  "session-name-too-long": named("RoleSessionName is longer than 64 characters.", (email) => [
    `${localPart(email)}.${"of-the-platform-engineering-department.".repeat(2)}acme`,
  ]),
  "session-name-backslash": named("RoleSessionName is DOMAIN\\user.", (email) => [
    `ACME\\${localPart(email)}`,
  ]),
  "session-name-two-values": named("RoleSessionName has two values.", (email) => [email, localPart(email)]),
  "session-duration-too-long": lasting("SessionDuration is a day; twelve hours is the most.", "86400"),
  "session-duration-too-short": lasting("SessionDuration is five minutes; fifteen is the least.", "300"),
  "session-duration-not-a-number": lasting("SessionDuration is written in words.", "PT1H"),
} satisfies Record<string, FaultRule>;
