import { type Diagnostic, diagnostic, type FederationDocument } from "@modelstudio-sso/contracts";

/** Whether somebody can sign in at all on the chosen path, and whether the path grants more than it must. */
export function reviewLoginPath(document: FederationDocument): Diagnostic[] {
  const path = document.loginPath;
  if (path.kind === "idp") {
    if (path.metadataXml !== undefined) return [];
    return [
      diagnostic("federation.idp-missing", {
        detail: "Ask the IdP's admin for the SAML metadata file, or for its address.",
        path: "loginPath.metadataXml",
        want: "SAML metadata of the identity provider",
        got: "nothing yet",
      }),
    ];
  }
  const found: Diagnostic[] = [];
  if (path.users.length === 0) {
    found.push(
      diagnostic("federation.path.principal-missing", {
        detail: "Choose or create the RAM user who signs in and switches to the role.",
        path: "loginPath.users",
        want: "at least one RAM user",
        got: "none",
      }),
    );
  }
  const names = new Set(path.users.map((user) => user.name));
  document.roles.forEach((role, index) => {
    const unknown = (role.users ?? []).filter((user) => !names.has(user));
    const nobody = role.users !== undefined && role.users.length === 0;
    if (unknown.length > 0 || nobody) {
      found.push(
        diagnostic("federation.path.principal-missing", {
          detail: nobody
            ? "Nobody may take this role. Name a user, or leave the list away to allow all of them."
            : "A role can only be taken by users of this login path.",
          path: `roles[${index}].users`,
          want: [...names].join(", ") || "a user of the login path",
          got: unknown.join(", ") || "an empty list",
        }),
      );
    }
  });
  if (path.grant === "all-roles") {
    found.push(
      diagnostic("federation.path.all-roles", {
        detail:
          "AliyunSTSAssumeRoleAccess allows every role of the account whose trust policy names the user, now and later. A custom policy for just these roles is safer.",
        path: "loginPath.grant",
        want: "one-role",
        got: "all-roles",
      }),
    );
  }
  if (path.trustAccountRoot) {
    found.push(
      diagnostic("federation.path.account-root", {
        detail:
          "Every user and role of the account that may call AssumeRole could take these roles. Name the users instead.",
        path: "loginPath.trustAccountRoot",
        want: "false",
        got: "true",
      }),
    );
  }
  return found;
}
