import { attributes, type GuideFacts } from "../../facts.ts";
import { exactRegex } from "../../formats/regex.ts";
import { nameIdFormats } from "../../vendor.ts";

const account = "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname";
const sid = "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid";
const login = "http://modelstudio-sso/login";
const group = "http://modelstudio-sso/group";

/**
 * A literal of the claim rule language. Microsoft publishes no escape for a quote in it, so what could end a literal is
 * replaced; such text is in no ARN that RAM accepts, and groups are written as patterns, which have no such signs.
 */
function literal(text: string): string {
  return `"${text.replace(/["\p{Cc}]/gu, "\ufffd")}"`;
}

function attributeOf(type: string, attribute: string): string {
  return `c:[Type == ${literal(account)}, Issuer == "AD AUTHORITY"]
 => add(store = "Active Directory", types = (${literal(type)}), query = ";${attribute};{0}", param = c.Value);`;
}

const whole = "^[A-Za-z0-9._@-]{2,32}$";
const localPart = "^[A-Za-z0-9._-]{2,32}@";

/** Exactly one RoleSessionName: the UPN where it fits, else its first part, else the end of the account's SID. */
function sessionName(): string[] {
  const type = `Type = ${literal(attributes.roleSessionName)}`;
  const fits = (pattern: string) => `[Type == ${literal(login)}, Value =~ ${literal(pattern)}]`;
  return [
    `c:${fits(whole)}
 => issue(${type}, Value = c.Value);`,
    `NOT EXISTS(${fits(whole)})
 && c:${fits(localPart)}
 => issue(${type}, Value = RegExReplace(c.Value, "@.*$", ""));`,
    `NOT EXISTS(${fits(whole)})
 && NOT EXISTS(${fits(localPart)})
 && c:[Type == ${literal(sid)}]
 => issue(${type}, Value = RegExReplace(c.Value, "^.*-([0-9]+-[0-9]+)$", "sid-$1"));`,
  ];
}

function roleRule(name: string, value: string): string {
  return `c:[Type == ${literal(group)}, Value =~ ${literal(`^${exactRegex(name)}\\z`)}]
 => issue(Type = ${literal(attributes.role)}, Value = ${literal(value)});`;
}

/**
 * Issuance transform rules. Group names are compared as patterns that match exactly one name, case and all; nested
 * groups count, since `tokenGroups` holds them. Source: Alibaba Cloud RAM, "Implement role-based SSO from AD FS", and
 * Microsoft, "The Role of the Claim Rule Language".
 */
export function claimRules(facts: GuideFacts): string {
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [` => issue(Type = ${literal(attributes.sessionDuration)}, Value = "${facts.sessionSeconds}");`];
  const rules = [
    `c:[Type == ${literal(account)}]
 => issue(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Value = c.Value, ValueType = c.ValueType, Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format"] = "${nameIdFormats.persistent}");`,
    attributeOf(login, "userPrincipalName"),
    ...sessionName(),
    attributeOf(group, "tokenGroups"),
    ...facts.groups.flatMap(({ group: name, values }) => values.map((value) => roleRule(name, value))),
    ...duration,
  ];
  return `${rules.join("\n\n")}\n`;
}
