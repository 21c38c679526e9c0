import type { Assumptions } from "../assumptions.ts";
import { invalid, SamlFailure } from "./failure.ts";
import type { RolePair } from "./verified-assertion.ts";
import { attribute, children, descendants, namespaces, trimmedText } from "./xml.ts";

const prefix = "https://www.aliyun.com/SAML-Role/Attributes/";
const rolePattern = /^acs:ram::\d+:role\/[^\s,/]+$/;
const providerPattern = /^acs:ram::\d+:saml-provider\/[^\s,/]+$/;

/** The attributes of role sign-in. */
export interface RoleAttributes {
  rolePairs: RolePair[];
  roleSessionName: string;
  /** Seconds. */
  sessionDuration?: number;
}

/** Reads the attributes of a verified assertion. @throws {SamlFailure} */
export function readRoleAttributes(assertion: Element, assumptions: Assumptions): RoleAttributes {
  const rolePairs = values(assertion, "Role")
    .map((value) => readPair(value, assumptions))
    .filter((pair) => pair !== undefined);
  if (rolePairs.length === 0)
    throw invalid("the attribute Role holds no value of the form <role ARN>,<provider ARN>");
  const [roleSessionName, ...names] = values(assertion, "RoleSessionName");
  if (roleSessionName === undefined || names.length > 0) {
    throw new SamlFailure("session-name", "the attribute RoleSessionName must have exactly one value");
  }
  if (!assumptions.saml.roleSessionName.test(roleSessionName)) {
    throw new SamlFailure(
      "session-name",
      "RoleSessionName may hold 2 to 64 letters, digits and -_.@=,+ only",
    );
  }
  const sessionDuration = readDuration(values(assertion, "SessionDuration"), assumptions);
  return { rolePairs, roleSessionName, ...(sessionDuration === undefined ? {} : { sessionDuration }) };
}

/** Values of all attributes of that name; several elements of one name are allowed. */
function values(assertion: Element, name: string): string[] {
  return children(assertion, namespaces.assertion, "AttributeStatement")
    .flatMap((statement) => children(statement, namespaces.assertion, "Attribute"))
    .filter((element) => attribute(element, "Name") === `${prefix}${name}`)
    .flatMap((element) => descendants(element, namespaces.assertion, "AttributeValue"))
    .map(trimmedText);
}

/** Values that are no pair are passed over, since groups may bring others along. */
function readPair(value: string, assumptions: Assumptions): RolePair | undefined {
  const [first = "", second = "", ...others] = value.split(",");
  if (others.length > 0) return undefined;
  if (rolePattern.test(first) && providerPattern.test(second)) return { roleArn: first, providerArn: second };
  const swapped = rolePattern.test(second) && providerPattern.test(first);
  return swapped && assumptions.saml.acceptProviderFirst
    ? { roleArn: second, providerArn: first }
    : undefined;
}

function readDuration([value, ...others]: string[], assumptions: Assumptions): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (others.length > 0 || !Number.isInteger(seconds) || seconds < assumptions.sts.minDurationSeconds) {
    throw new SamlFailure("duration", "SessionDuration must be one whole number of seconds, at least 900");
  }
  return seconds;
}
