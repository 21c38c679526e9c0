import { randomUUID } from "node:crypto";
import type { AliyunApplication } from "../registrations.ts";
import { attributeNames, type SiteFacts } from "../sites.ts";
import type { RehearsalUser } from "../users.ts";
import { type AttributeDraft, type Draft, saml } from "./draft.ts";

/** Everything a good response is made from. */
export interface Order {
  issuer: string;
  now: Date;
  user: RehearsalUser;
  target: SiteFacts;
  /** The applications whose attributes are released: one, or for a rehearsal all of them. */
  applications: readonly AliyunApplication[];
  releaseGroups: boolean;
  inResponseTo?: string | undefined;
  relayState?: string | undefined;
}

const allowedDifference = 60_000;
const messageLifetime = 5 * 60_000;
const sessionLifetime = 8 * 3_600_000;

/** The good response, as Alibaba Cloud's documentation asks for it. */
export function composeDraft(order: Order): Draft {
  const { now, issuer, target, user, inResponseTo } = order;
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  return {
    assertion: {
      id: newId(),
      issueInstant: now,
      issuer,
      nameId: { format: saml.emailFormat, value: user.email },
      confirmation: {
        method: saml.bearer,
        recipient: target.acsUrl,
        notOnOrAfter: later(messageLifetime),
        inResponseTo,
      },
      conditions: {
        notBefore: later(-allowedDifference),
        notOnOrAfter: later(messageLifetime),
        audiences: [target.entityId],
      },
      authn: { instant: now, sessionIndex: newId(), sessionNotOnOrAfter: later(sessionLifetime) },
      attributes: composeAttributes(order),
    },
    response: {
      id: newId(),
      issueInstant: now,
      issuer,
      destination: target.acsUrl,
      inResponseTo,
      status: { code: saml.success },
    },
    signing: {
      target: "assertion",
      key: "published",
      shownCertificate: "published",
      algorithm: "rsa-sha256",
    },
    packing: "plain",
    replay: "none",
    relayState: order.relayState,
  };
}

/** An identifier that is an NCName: it may not start with a digit. */
export function newId(): string {
  return `_${randomUUID()}`;
}

function composeAttributes({ user, applications, releaseGroups }: Order): AttributeDraft[] {
  const duration = applications.find(
    (app) => app.sessionDurationSeconds !== undefined,
  )?.sessionDurationSeconds;
  const list: AttributeDraft[] = [
    { name: attributeNames.role, values: rolePairs(user, applications) },
    { name: attributeNames.roleSessionName, values: [sessionName(user)] },
    { name: attributeNames.sessionDuration, values: duration === undefined ? [] : [String(duration)] },
    { name: attributeNames.groups, values: releaseGroups ? user.groups : [] },
  ];
  return list.filter(({ values }) => values.length > 0);
}

/** One `role,provider` pair for each of the user's groups that is mapped; nobody's pair twice. */
export function rolePairs(user: RehearsalUser, applications: readonly AliyunApplication[]): string[] {
  const pairs = applications.flatMap(({ accountId, providerName, groupRoles }) =>
    groupRoles
      .filter(({ group }) => user.groups.includes(group))
      .map(
        ({ roleName }) =>
          `acs:ram::${accountId}:role/${roleName},acs:ram::${accountId}:saml-provider/${providerName}`,
      ),
  );
  return [...new Set(pairs)];
}

/** The e-mail address made to fit `^[A-Za-z0-9._@-]{2,32}$`: its local part when the whole is too long. */
export function sessionName(user: RehearsalUser): string {
  const clean = (text: string) => text.replaceAll(/[^A-Za-z0-9._@-]/g, "-");
  const whole = clean(user.email);
  const fitting = whole.length <= 32 ? whole : clean(user.email.split("@")[0] ?? "").slice(0, 32);
  return fitting.padEnd(2, "-");
}
