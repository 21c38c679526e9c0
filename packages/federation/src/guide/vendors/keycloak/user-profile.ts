/**
 * An attribute for the realm's user profile that accepts only what RoleSessionName may hold: for realms whose user
 * names are Chinese, or longer than 32. Source: Keycloak server administration, "User profile".
 */
export function userProfileAttribute(): string {
  const attribute = {
    name: "alibabaSessionName",
    displayName: "Name shown in Alibaba Cloud",
    permissions: { view: ["admin", "user"], edit: ["admin"] },
    validations: {
      length: { min: "2", max: "32" },
      pattern: { pattern: "^[A-Za-z0-9._@-]{2,32}$", "error-message": "2 to 32 of A-Z a-z 0-9 . _ @ -" },
    },
    multivalued: false,
  };
  return `${JSON.stringify(attribute, null, 2)}\n`;
}
