import { diagnostic } from "@modelstudio-sso/contracts";
import type { Rule } from "./rule.ts";

export const rightAccount: Rule = ({ desired, observed }) =>
  observed.caller.accountId === desired.accountId
    ? []
    : [
        diagnostic("cloud.account.mismatch", {
          detail:
            "The document is for another account than the credentials; nothing may be changed in either.",
          path: "accountId",
          want: desired.accountId,
          got: observed.caller.accountId,
        }),
      ];

export const workspacesExist: Rule = ({ desired, observed }) => {
  if (observed.workspaces === null) return [];
  const known = observed.workspaces;
  return desired.document.roles.flatMap((role, roleIndex) =>
    role.workspaces.flatMap((entry, index) =>
      known.some((workspace) => workspace.id === entry.workspace)
        ? []
        : [
            diagnostic("federation.workspace.unknown", {
              detail: "Choose a workspace of this account, or create it first.",
              path: `roles[${roleIndex}].workspaces[${index}].workspace`,
              want:
                known.map((workspace) => `${workspace.name} (${workspace.id})`).join(", ") ||
                "an existing workspace",
              got: entry.workspace,
            }),
          ],
    ),
  );
};

export const usersExist: Rule = ({ desired, observed }) => {
  const path = desired.document.loginPath;
  if (path.kind !== "ram-user") return [];
  return path.users.flatMap((user, index) =>
    user.create || observed.resources.has(`user/${user.name}`)
      ? []
      : [
          diagnostic("federation.path.principal-missing", {
            detail:
              "There is no RAM user of this name in the account. Choose another one, or let this service create it.",
            path: `loginPath.users[${index}].name`,
            want: "an existing RAM user",
            got: user.name,
          }),
        ],
  );
};
