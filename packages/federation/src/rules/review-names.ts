import { type Diagnostic, diagnostic, type FederationDocument } from "@modelstudio-sso/contracts";
import { refusedCharacters, roleNameRule, samlProviderNameRule, userNameRule } from "./names.ts";

function reviewRoleNames(document: FederationDocument): Diagnostic[] {
  const seen = new Set<string>();
  return document.roles.flatMap((role, index) => {
    const path = `roles[${index}].name`;
    const found: Diagnostic[] = [];
    if (!roleNameRule.pattern.test(role.name)) {
      const refused = refusedCharacters(role.name);
      found.push(
        diagnostic("federation.name.role", {
          detail:
            refused.length > 0
              ? `RAM refuses ${refused.map((c) => `"${c}"`).join(", ")} in a role name; a hyphen is fine.`
              : "The role name is too long for RAM.",
          path,
          want: roleNameRule.text,
          got: role.name,
        }),
      );
    }
    // RAM compares role names without regard to case when it creates them.
    const key = role.name.toLowerCase();
    if (seen.has(key)) {
      found.push(
        diagnostic("federation.role.duplicate", {
          detail: "Give each role a name of its own, or put both groups on one role.",
          path,
          got: role.name,
        }),
      );
    }
    seen.add(key);
    return found;
  });
}

function reviewProviderName(document: FederationDocument): Diagnostic[] {
  if (document.loginPath.kind !== "idp") return [];
  const name = document.loginPath.providerName;
  if (samlProviderNameRule.pattern.test(name)) return [];
  return [
    diagnostic("federation.name.provider", {
      detail: "The name becomes part of the provider's ARN and of every Role value; choose one RAM accepts.",
      path: "loginPath.providerName",
      want: samlProviderNameRule.text,
      got: name,
    }),
  ];
}

function reviewUserNames(document: FederationDocument): Diagnostic[] {
  if (document.loginPath.kind !== "ram-user") return [];
  return document.loginPath.users.flatMap((user, index) =>
    userNameRule.pattern.test(user.name)
      ? []
      : [
          diagnostic("federation.name.user", {
            detail: "Give the logon name without the part behind the @.",
            path: `loginPath.users[${index}].name`,
            want: userNameRule.text,
            got: user.name,
          }),
        ],
  );
}

/** Names that RAM would refuse, said before anything is sent. */
export function reviewNames(document: FederationDocument): Diagnostic[] {
  return [...reviewRoleNames(document), ...reviewProviderName(document), ...reviewUserNames(document)];
}
