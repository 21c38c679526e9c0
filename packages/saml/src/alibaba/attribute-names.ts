const prefix = "https://www.aliyun.com/SAML-Role/Attributes/";

/** Attribute names of role-based SSO: exact, case-sensitive, the same on both sites. */
export const attributeNames = {
  role: `${prefix}Role`,
  roleSessionName: `${prefix}RoleSessionName`,
  sessionDuration: `${prefix}SessionDuration`,
} as const;
