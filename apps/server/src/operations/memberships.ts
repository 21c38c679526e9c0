import { diagnostic, type Federation, type Membership } from "@modelstudio-sso/contracts";
import { whoMayAddMembers } from "@modelstudio-sso/federation";
import { noted, recorded } from "../audit/record.ts";
import { grantMembership } from "../membership/grant.ts";
import { listMemberships } from "../membership/list-memberships.ts";
import { aboutFederation, api, federationOf, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

interface Key {
  id: string;
  role: string;
  workspace: string;
}

async function find(
  signed: SignedInContext,
  key: Key,
): Promise<{ federation: Federation; membership: Membership }> {
  const federation = await federationOf(signed, key.id);
  const all = await listMemberships(signed.services, signed.organization.id, federation);
  const membership = all.find((entry) => entry.role === key.role && entry.workspace === key.workspace);
  if (membership === undefined) {
    throw new Refused(
      [diagnostic("request.not-found", { detail: "The federation has no such role and workspace." })],
      "NOT_FOUND",
    );
  }
  return { federation, membership };
}

export const list = api.memberships.list.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  return {
    memberships: await listMemberships(signed.services, signed.organization.id, federation),
    whoMay: whoMayAddMembers,
  };
});

export const attest = api.memberships.attest.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { federation, membership } = await find(signed, input);
  if (membership.roleId === null) {
    throw new Refused([
      diagnostic("plan.refused", {
        detail: "The role does not exist yet, so nobody can have added it. Apply the plan first.",
        path: `role/${membership.role}`,
      }),
    ]);
  }
  const { role, roleId, workspace, workspaceRole } = membership;
  await recorded(signed, async (store, note) => {
    await store.attestations.put(signed.organization.id, federation.id, {
      role,
      roleId,
      workspace,
      workspaceRole,
      state: "attested",
      by: signed.person.name,
      note: input.note ?? null,
    });
    note({
      action: "membership.attested",
      ...aboutFederation(federation),
      facts: { role, roleId, workspace, workspaceRole, note: input.note ?? null },
    });
  });
  return (await find(signed, input)).membership;
});

export const withdraw = api.memberships.withdraw.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { federation, membership } = await find(signed, input);
  const { role, workspace, state } = membership;
  await recorded(signed, async (store, note) => {
    await store.attestations.remove(signed.organization.id, federation.id, input);
    note({
      action: "membership.withdrawn",
      ...aboutFederation(federation),
      facts: { role, workspace, was: state },
    });
  });
  return (await find(signed, input)).membership;
});

export const grant = api.memberships.grant.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { federation, membership } = await find(signed, input);
  await grantMembership(signed.services, { organizationId: signed.organization.id, federation, membership });
  const { role, workspace, workspaceRole } = membership;
  await noted(signed, {
    action: "membership.granted",
    ...aboutFederation(federation),
    facts: { role, workspace, workspaceRole },
  });
  return (await find(signed, input)).membership;
});
