import { randomUUID } from "node:crypto";
import type { AuditOrigin } from "@modelstudio-sso/contracts";
import { recordAs } from "../audit/record.ts";
import type { Person } from "../auth/caller.ts";
import type { Services } from "../services.ts";
import type { OpenInvitation } from "../storage/invitations.ts";
import type { ClaimedPerson } from "./claimed-person.ts";

export interface Arrival {
  organizationId: string;
  person: ClaimedPerson;
  from: AuditOrigin;
}

export const personActor = (person: Person) => ({ kind: "person" as const, ...person, key: null });

/** Uses the invitation and makes its person a member, without a password; `null` where that cannot be. */
async function join(
  { store, now }: Services,
  { organizationId, person: { email, name }, from }: Arrival,
  invitation: OpenInvitation,
): Promise<Person | null> {
  const person = { id: randomUUID(), name: name ?? email, email };
  const { role, accounts, invitedBy } = invitation;
  const author = { actor: personActor(person), from };
  return recordAs({ store, organizationId, author }, async (inside, note) => {
    // Somebody of another organisation stays there: a person belongs to one.
    if (await inside.people.isKnown(email)) return null;
    if (!(await inside.invitations.accept(invitation.id, now()))) return null;
    await inside.people.add({ ...person, organizationId, passwordHash: null, role, accounts });
    note({
      action: "person.joined",
      subject: { kind: "person", id: person.id, name: email },
      facts: { role, invitedBy },
    });
    return person;
  });
}

/**
 * The member of this organisation with this e-mail, or whoever was invited to it by this e-mail. Nobody else is made,
 * and nobody of another organisation is found.
 */
export async function letIn(services: Services, arrival: Arrival): Promise<Person | null> {
  const { store, now } = services;
  const { organizationId, person } = arrival;
  const member = () => store.people.memberByEmail(organizationId, person.email);
  const found = await member();
  if (found !== null) return found;
  const invitation = await store.invitations.byEmail(organizationId, person.email, now());
  if (invitation === null) return null;
  // Two browsers of one person can come at once; the slower one finds a member.
  return (await join(services, arrival, invitation)) ?? (await member());
}
