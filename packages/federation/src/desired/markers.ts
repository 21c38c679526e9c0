/**
 * Ownership: what this service made says so at the cloud. Roles and policies carry a tag; a SAML provider and a RAM
 * user have none in their create calls, so the marker stands in their description or comment.
 */
export const federationTag = "modelstudio-sso-federation";

/** Prefix of the tags by which a role remembers that AliyunSTSAssumeRoleAccess was given to a user by us. */
export const allRolesGrantTag = "modelstudio-sso-all-roles-grant.";

export function ownerTags(federation: string): Record<string, string> {
  return { [federationTag]: federation };
}

export function markedDescription(federation: string): string {
  return `Managed by modelstudio-sso [msso:${federation}]`;
}

/** The federation a description names as its owner; `null` for what we did not make. */
export function ownerInDescription(description: string | undefined): string | null {
  return /\[msso:([a-z0-9-]+)\]/.exec(description ?? "")?.[1] ?? null;
}

export function ownerInTags(tags: Readonly<Record<string, string>>): string | null {
  return tags[federationTag] ?? null;
}
