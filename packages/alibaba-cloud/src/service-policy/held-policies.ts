import type { CallerIdentity, PolicyDocument, PolicyType } from "@modelstudio-sso/contracts";
import { CloudError } from "@modelstudio-sso/federation";
import { read, readOrNull } from "../call.ts";
import { attachedOf, parsePolicy } from "../ram/convert.ts";
import { ram } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";

/** The policies a caller acts under. */
export interface HeldPolicies {
  documents: PolicyDocument[];
  names: string[];
  /** False where some could not be read, so that a right that seems to be missing may be held after all. */
  complete: boolean;
}

interface Attached {
  policyType: PolicyType;
  policy: string;
}

async function documentOf(clients: SdkClients, attached: Attached): Promise<PolicyDocument | null> {
  const action = "ram:GetPolicy";
  const request = new ram.GetPolicyRequest({
    policyName: attached.policy,
    policyType: attached.policyType,
  });
  const answer = await readOrNull(action, () => clients.ram.getPolicyWithOptions(request, clients.runtime));
  const text = answer?.body?.defaultPolicyVersion?.policyDocument;
  return text === undefined ? null : parsePolicy(action, text);
}

async function ofUser(clients: SdkClients, userName: string): Promise<Attached[]> {
  const { body } = await read("ram:ListPoliciesForUser", () =>
    clients.ram.listPoliciesForUserWithOptions(
      new ram.ListPoliciesForUserRequest({ userName }),
      clients.runtime,
    ),
  );
  return attachedOf(body?.policies?.policy);
}

async function ofRole(clients: SdkClients, roleName: string): Promise<Attached[]> {
  const { body } = await read("ram:ListPoliciesForRole", () =>
    clients.ram.listPoliciesForRoleWithOptions(
      new ram.ListPoliciesForRoleRequest({ roleName }),
      clients.runtime,
    ),
  );
  return attachedOf(body?.policies?.policy);
}

async function ofGroupsOf(clients: SdkClients, userName: string): Promise<Attached[]> {
  const { body } = await read("ram:ListGroupsForUser", () =>
    clients.ram.listGroupsForUserWithOptions(new ram.ListGroupsForUserRequest({ userName }), clients.runtime),
  );
  const groups = (body?.groups?.group ?? []).flatMap((group) => group.groupName ?? []);
  const attached = await Promise.all(
    groups.map(async (groupName) => {
      const answer = await read("ram:ListPoliciesForGroup", () =>
        clients.ram.listPoliciesForGroupWithOptions(
          new ram.ListPoliciesForGroupRequest({ groupName }),
          clients.runtime,
        ),
      );
      return attachedOf(answer.body?.policies?.policy);
    }),
  );
  return attached.flat();
}

/** `null`: not readable with these rights, which is an answer, too. */
async function whereAllowed<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CloudError && ["no-permission", "refused", "not-found"].includes(error.kind))
      return null;
    throw error;
  }
}

/**
 * What the caller's own policies say: those of its RAM user with its groups, or of its role. `null` for the account
 * itself, which may do everything. A session policy or a control policy of the organisation is not seen.
 */
export async function heldPolicies(
  clients: SdkClients,
  identity: CallerIdentity,
): Promise<HeldPolicies | null> {
  const user = /:user\/([^/]+)$/.exec(identity.arn)?.[1];
  const role = /:(?:assumed-role|role)\/([^/]+)/.exec(identity.arn)?.[1];
  if (user === undefined && role === undefined) return null;
  const lists = await Promise.all([
    ...(user === undefined
      ? []
      : [whereAllowed(() => ofUser(clients, user)), whereAllowed(() => ofGroupsOf(clients, user))]),
    ...(role === undefined ? [] : [whereAllowed(() => ofRole(clients, role))]),
  ]);
  const attached = lists.flatMap((list) => list ?? []);
  const documents = await Promise.all(
    attached.map((entry) => whereAllowed(() => documentOf(clients, entry))),
  );
  return {
    documents: documents.filter((document) => document !== null),
    names: [...new Set(attached.map((entry) => entry.policy))].sort(),
    complete: lists.every((list) => list !== null) && documents.every((document) => document !== null),
  };
}
