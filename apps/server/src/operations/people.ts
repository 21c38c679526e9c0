import { randomUUID } from "node:crypto";
import {
  type AuditChange,
  type CloudAccount,
  diagnostic,
  limitableRoles,
  type Member,
  type Role,
} from "@modelstudio-sso/contracts";
import { originOfRequest, recordAs, recorded } from "../audit/record.ts";
import { newLinkToken, tokenHash } from "../auth/api-token.ts";
import { countTry, linkTries } from "../auth/slow-down.ts";
import type { OpenInvitation } from "../storage/invitations.ts";
import type { Store } from "../storage/store.ts";
import { api, type RequestContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

/** How long a link waits, in milliseconds. */
const invitationLifetimeMs = 7 * 86_400_000;

interface Place {
  role: Role;
  accounts: CloudAccount[] | null;
}

function mustBeLimitable({ role, accounts }: Place): void {
  if (accounts === null || limitableRoles.includes(role)) return;
  throw new Refused([
    diagnostic("people.role-not-limitable", {
      detail: "An owner and an auditor see the whole organisation.",
      path: "accounts",
      want: limitableRoles.join(" or "),
      got: role,
    }),
  ]);
}

function lastOwner(): Refused {
  return new Refused([
    diagnostic("people.last-owner", {
      detail: "Make somebody else an owner first; without one nobody could manage people or settings.",
    }),
  ]);
}

function known(email: string): Refused {
  return new Refused([
    diagnostic("people.known", {
      detail: "This e-mail belongs to somebody who is here already. Change their role instead.",
      got: email,
    }),
  ]);
}

async function member(store: Store, organizationId: string, id: string): Promise<Member> {
  const found = await store.people.get(organizationId, id);
  if (found !== null) return found;
  throw new Refused(
    [diagnostic("request.not-found", { detail: "There is no such person in your organisation." })],
    "NOT_FOUND",
  );
}

const aboutPerson = ({ id, email }: { id: string | null; email: string }) => ({
  subject: { kind: "person", id, name: email },
});

function placeChanges(before: Place, after: Place): AuditChange[] {
  const sides = (["role", "accounts"] as const).map((path) => ({
    path,
    before: JSON.stringify(before[path]),
    after: JSON.stringify(after[path]),
  }));
  return sides.filter((side) => side.before !== side.after);
}

export const list = api.people.list.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  return { people: await services.store.people.list(organization.id) };
});

export const changeRole = api.people.changeRole.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { id: organizationId } = signed.organization;
  mustBeLimitable(input);
  return recorded(signed, async (store, note) => {
    await store.people.lockMembers(organizationId);
    const before = await member(store, organizationId, input.id);
    const leaves = before.role === "owner" && input.role !== "owner";
    if (leaves && (await store.people.countOwners(organizationId)) === 1) throw lastOwner();
    await store.people.changeRole(organizationId, input.id, input);
    const changes = placeChanges(before, input);
    if (changes.length > 0) note({ action: "person.role-changed", ...aboutPerson(before), changes });
    return member(store, organizationId, input.id);
  });
});

export const remove = api.people.remove.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { id: organizationId } = signed.organization;
  return recorded(signed, async (store, note) => {
    await store.people.lockMembers(organizationId);
    const before = await member(store, organizationId, input.id);
    if (before.role === "owner" && (await store.people.countOwners(organizationId)) === 1) throw lastOwner();
    const removed = await store.people.remove(organizationId, input.id);
    note({ action: "person.removed", ...aboutPerson(before), facts: { role: before.role } });
    return { removed };
  });
});

const withoutOrganization = ({ organizationId: _id, ...rest }: OpenInvitation) => rest;

export const invitations = api.people.invitations.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  const open = await services.store.invitations.list(organization.id, services.now());
  return { invitations: open.map(withoutOrganization) };
});

export const invite = api.people.invite.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  mustBeLimitable(input);
  const email = input.email.toLowerCase();
  const token = newLinkToken();
  return recorded(signed, async (store, note) => {
    if (await store.people.isKnown(email)) throw known(email);
    // One open link for one person: an older one stops to work.
    await store.invitations.withdraw(organization.id, { email }, services.now());
    const invitation = await store.invitations.add(organization.id, {
      ...input,
      email,
      tokenHash: tokenHash(token),
      by: person.email,
      expiresAt: new Date(services.now().getTime() + invitationLifetimeMs),
    });
    note({
      action: "person.invited",
      ...aboutPerson({ id: null, email }),
      facts: { role: input.role, accounts: input.accounts?.map((one) => one.accountId).join(", ") ?? null },
    });
    // Behind the #, so that no server and no log on the way sees it.
    return { invitation: withoutOrganization(invitation), link: `${services.publicUrl}/join#${token}` };
  });
});

export const withdrawInvitation = api.people.withdrawInvitation.handler(({ input, context }) => {
  const signed = signedIn(context);
  return recorded(signed, async (store, note) => {
    const now = signed.services.now();
    const isId = /^[0-9a-f-]{36}$/i.test(input.id);
    const emails = isId
      ? await store.invitations.withdraw(signed.organization.id, { id: input.id }, now)
      : [];
    for (const email of emails) note({ action: "invitation.withdrawn", ...aboutPerson({ id: null, email }) });
    return { withdrawn: emails.length > 0 };
  });
});

function invitationOver(): Refused {
  return new Refused([
    diagnostic("people.invitation-over", {
      detail: "A link works once and for seven days. Ask whoever invited you for another one.",
    }),
  ]);
}

async function openInvitation({ services, origin }: RequestContext, token: string): Promise<OpenInvitation> {
  await countTry(services.store, `link:${origin.address}`, linkTries);
  const found = await services.store.invitations.byToken(tokenHash(token), services.now());
  if (found === null) throw invitationOver();
  return found;
}

export const showInvitation = api.people.showInvitation.handler(async ({ input, context }) => {
  const { organizationId, email, role, invitedBy } = await openInvitation(context, input.token);
  const { name } = await context.services.store.organizations.settings(organizationId);
  return { organization: name, email, role, invitedBy };
});

export const join = api.people.join.handler(async ({ input, context }) => {
  const { services } = context;
  const invitation = await openInvitation(context, input.token);
  const { organizationId, email, role, accounts } = invitation;
  const { password } = await services.auth.$context;
  const passwordHash = await password.hash(input.password);
  const person = { id: randomUUID(), email, name: input.name };
  const author = { actor: { kind: "person" as const, ...person, key: null }, from: originOfRequest(context) };
  await recordAs({ store: services.store, organizationId, author }, async (store, note) => {
    if (!(await store.invitations.accept(invitation.id, services.now()))) throw invitationOver();
    if (await store.people.isKnown(email)) throw known(email);
    await store.people.add({ ...person, organizationId, passwordHash, role, accounts });
    note({
      action: "person.joined",
      ...aboutPerson(person),
      facts: { role, invitedBy: invitation.invitedBy },
    });
  });
  return { email };
});
