import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "./attribute-names.ts";

/** One value of the Role attribute: a role and the SAML provider it is to be taken through. */
export interface RolePair {
  roleArn: string;
  providerArn: string;
  accountId: string;
  roleName: string;
  providerName: string;
}

/** acs:ram::<account>:role/<name>, the name as RAM's CreateRole takes it. */
const roleArn = /^acs:ram::(\d{1,20}):role\/([A-Za-z0-9.@-]{1,64})$/;
/** acs:ram::<account>:saml-provider/<name>, the name as IMS's CreateSAMLProvider takes it. */
const providerArn = /^acs:ram::(\d{1,20}):saml-provider\/([A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?)$/;

const path = `/Response/Assertion/AttributeStatement/Attribute[@Name="${attributeNames.role}"]/AttributeValue`;
const example = "acs:ram::<account>:role/<role>,acs:ram::<account>:saml-provider/<provider>";

/** A pair only where nothing speaks against the value. */
export interface ReadPair {
  readonly pair?: RolePair;
  readonly diagnostics: Diagnostic[];
}

/** Reads one value of the Role attribute (Alibaba Cloud RAM, "SAML response for role-based SSO"). */
export function readRolePair(value: string): ReadPair {
  if (value.trim() === "")
    return refuse(
      "alibaba.role.empty",
      value,
      "The attribute or group it is filled from has no value for this user.",
    );
  if (/;/.test(value) || value.split("acs:ram::").length > 3) {
    return refuse(
      "alibaba.role.several-in-one",
      value,
      "Give each pair an AttributeValue of its own: set the attribute to multi-value at the identity provider.",
    );
  }
  const blank = /\s/.test(value);
  const diagnostics = blank
    ? refuse("alibaba.role.blank", value, "Remove every blank and line break: role, comma, provider.")
        .diagnostics
    : [];
  const parts = value.replaceAll(/\s+/g, "").split(",");
  const [first = "", second = ""] = parts;
  if (parts.length !== 2) {
    diagnostics.push(
      ...refuse(
        "alibaba.role.format",
        value,
        "Role ARN, one comma, provider ARN; a name with a comma breaks the pair.",
      ).diagnostics,
    );
    return { diagnostics };
  }
  if (first.includes(":saml-provider/") && second.includes(":role/")) {
    diagnostics.push(
      ...refuse("alibaba.role.order", value, "The role comes first, then the provider.").diagnostics,
    );
    return { diagnostics };
  }
  const read = readArns(first, second);
  diagnostics.push(...read.diagnostics);
  return read.pair === undefined || blank ? { diagnostics } : { pair: read.pair, diagnostics };
}

function readArns(first: string, second: string): ReadPair {
  const role = roleArn.exec(first);
  const provider = providerArn.exec(second);
  if (role === null || provider === null) {
    const wrong = role === null ? first : second;
    return refuse("alibaba.role.arn", wrong, arnAdvice(wrong));
  }
  const [, accountId = "", roleName = ""] = role;
  const [, providerAccount = "", providerName = ""] = provider;
  if (accountId !== providerAccount) {
    return refuse(
      "alibaba.role.accounts-differ",
      `${accountId} and ${providerAccount}`,
      "A role trusts a SAML provider of its own account. Create the provider in the role's account and name that one.",
    );
  }
  return {
    pair: { roleArn: first, providerArn: second, accountId, roleName, providerName },
    diagnostics: [],
  };
}

function arnAdvice(arn: string): string {
  if (/^arn:aws/.test(arn)) return "This is an ARN of another cloud.";
  if (/[<>${}]/.test(arn)) return "A placeholder was left in: put the account ID and the names in.";
  if (/:role\/.*_/.test(arn)) return "RAM role names have no underscore: letters, digits, full stop, hyphen.";
  if (/acs:ram:\d/.test(arn)) return "Between ram and the account ID stand two colons.";
  return "Copy the ARN from the RAM console: the account ID is digits, names have letters, digits, full stop and hyphen.";
}

function refuse(code: PairCode, value: string, detail: string): ReadPair & { diagnostics: Diagnostic[] } {
  return {
    diagnostics: [diagnostic(code, { detail, path, want: example, got: value.slice(0, 300) || "nothing" })],
  };
}

type PairCode =
  | "alibaba.role.empty"
  | "alibaba.role.several-in-one"
  | "alibaba.role.blank"
  | "alibaba.role.format"
  | "alibaba.role.order"
  | "alibaba.role.arn"
  | "alibaba.role.accounts-differ";
