/** ARN of a RAM role: `acs:ram::<account>:role/<name>`. */
export function roleArn(accountId: string, roleName: string): string {
  return `acs:ram::${accountId}:role/${roleName}`;
}

/** ARN of a SAML provider: `acs:ram::<account>:saml-provider/<name>`. */
export function samlProviderArn(accountId: string, providerName: string): string {
  return `acs:ram::${accountId}:saml-provider/${providerName}`;
}

/** ARN of a RAM user: `acs:ram::<account>:user/<name>`. */
export function userArn(accountId: string, userName: string): string {
  return `acs:ram::${accountId}:user/${userName}`;
}

/** The value the IdP sends for one role: role first, then provider, a comma and no blank between. */
export function roleAttributeValue(accountId: string, roleName: string, providerName: string): string {
  return `${roleArn(accountId, roleName)},${samlProviderArn(accountId, providerName)}`;
}
