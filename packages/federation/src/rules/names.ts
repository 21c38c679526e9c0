/** A rule for names RAM accepts. `text` says it in words for a person. */
export interface NameRule {
  readonly pattern: RegExp;
  readonly text: string;
}

/** Source: RAM API reference, CreateRole RoleName. Underscores are refused. */
export const roleNameRule: NameRule = {
  pattern: /^[A-Za-z0-9.-]{1,64}$/,
  text: "1 to 64 letters, digits, dots or hyphens",
};

/** Source: IMS API reference, CreateSAMLProvider SAMLProviderName. */
export const samlProviderNameRule: NameRule = {
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/,
  text: "1 to 128 letters, digits, dots, hyphens or underscores, with a letter or digit first and last",
};

/** Source: RAM API reference, CreateUser UserName. */
export const userNameRule: NameRule = {
  pattern: /^[A-Za-z0-9._-]{1,64}$/,
  text: "1 to 64 letters, digits, dots, hyphens or underscores",
};

/** The characters of a name that a rule refuses, each once, for a finding's `got`. */
export function refusedCharacters(name: string, allowed = /[A-Za-z0-9.-]/): string[] {
  return [...new Set([...name].filter((character) => !allowed.test(character)))];
}
