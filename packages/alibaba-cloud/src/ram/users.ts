import type { RamUser, ResourceOf } from "@modelstudio-sso/contracts";
import type { ObservedUser, WriteReceipt } from "@modelstudio-sso/federation";
import { allPages, must, read, readOrNull, write } from "../call.ts";
import { ram } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { attachedOf } from "./convert.ts";

function listUsers(clients: SdkClients): Promise<RamUser[]> {
  return allPages(async (marker) => {
    const { body } = await read("ram:ListUsers", () =>
      clients.ram.listUsersWithOptions(new ram.ListUsersRequest({ marker, maxItems: 1000 }), clients.runtime),
    );
    const items = (body?.users?.user ?? []).map((user) => ({
      name: user.userName ?? "",
      userId: user.userId ?? "",
      ...(user.displayName ? { displayName: user.displayName } : {}),
    }));
    return { items, marker: body?.marker, truncated: body?.isTruncated };
  });
}

async function getUser(clients: SdkClients, name: string): Promise<ObservedUser | null> {
  const action = "ram:GetUser";
  const answer = await readOrNull(action, () =>
    clients.ram.getUserWithOptions(new ram.GetUserRequest({ userName: name }), clients.runtime),
  );
  if (answer === null) return null;
  const user = must(action, answer.body?.user, "User");
  return {
    name: user.userName ?? name,
    userId: must(action, user.userId, "User.UserId"),
    displayName: user.displayName ?? "",
    comments: user.comments ?? "",
  };
}

/** RAM users and their attachments, RAM 2015-05-01; for the login path that goes through a RAM user. */
export function usersApi(clients: SdkClients) {
  return {
    listUsers: () => listUsers(clients),
    getUser: (name: string) => getUser(clients, name),
    createUser: async (user: ResourceOf<"user">): Promise<WriteReceipt> => {
      const request = new ram.CreateUserRequest({
        userName: user.name,
        displayName: user.displayName,
        comments: user.comments,
      });
      const answer = await write("ram:CreateUser", () =>
        clients.ram.createUserWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    updateUser: async (user: ResourceOf<"user">): Promise<WriteReceipt> => {
      const request = new ram.UpdateUserRequest({
        userName: user.name,
        newDisplayName: user.displayName,
        newComments: user.comments,
      });
      const answer = await write("ram:UpdateUser", () =>
        clients.ram.updateUserWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    deleteUser: async (name: string): Promise<WriteReceipt> => {
      const answer = await write("ram:DeleteUser", () =>
        clients.ram.deleteUserWithOptions(new ram.DeleteUserRequest({ userName: name }), clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    listUserPolicies: async (user: string) => {
      const answer = await readOrNull("ram:ListPoliciesForUser", () =>
        clients.ram.listPoliciesForUserWithOptions(
          new ram.ListPoliciesForUserRequest({ userName: user }),
          clients.runtime,
        ),
      );
      return attachedOf(answer?.body?.policies?.policy);
    },
    attachUserPolicy: async ({
      user,
      policyType,
      policy,
    }: ResourceOf<"user-policy">): Promise<WriteReceipt> => {
      const request = new ram.AttachPolicyToUserRequest({ userName: user, policyType, policyName: policy });
      const answer = await write("ram:AttachPolicyToUser", () =>
        clients.ram.attachPolicyToUserWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    detachUserPolicy: async ({
      user,
      policyType,
      policy,
    }: ResourceOf<"user-policy">): Promise<WriteReceipt> => {
      const request = new ram.DetachPolicyFromUserRequest({ userName: user, policyType, policyName: policy });
      const answer = await write("ram:DetachPolicyFromUser", () =>
        clients.ram.detachPolicyFromUserWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
  };
}
