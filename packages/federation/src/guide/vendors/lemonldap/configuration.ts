import { attributes, type GuideFacts } from "../../facts.ts";
import { perlBytes, perlString } from "../../formats/perl.ts";
import { leastSpMetadata } from "../../sp-metadata.ts";

/** Name of the service provider within LemonLDAP::NG; the tile's address carries it. */
export const providerKey = "alibaba-model-studio";

const macros = {
  role: "alibabaRole",
  sessionName: "alibabaSessionName",
  duration: "alibabaDuration",
} as const;

function member(group: string): string {
  const texts = [...new Set([perlString(group), ...(/\P{ASCII}/u.test(group) ? [perlBytes(group)] : [])])];
  return texts.map((text) => `exists $hGroups->{${text}}`).join(" || ");
}

/** Role values joined by the separator that LemonLDAP::NG splits attributes at; undefined for nobody's member. */
function roleExpression(facts: GuideFacts): string {
  const choices = facts.roles
    .filter((role) => role.groups.length > 0)
    .map((role) => `((${role.groups.map(member).join(" || ")}) ? ${perlString(role.value)} : ())`);
  return `join('; ', ${choices.length === 0 ? "()" : choices.join(", ")}) || undef`;
}

/**
 * The mail address where it fits, else its part before the @, else the user name, else the start of the address as
 * hexadecimal code points: the safe jail has no digest and traps `unpack`.
 */
const sessionExpression = [
  "$mail =~ /^[A-Za-z0-9._@-]{2,32}\\z/ ? $mail",
  "$mail =~ /^([A-Za-z0-9._-]{2,32})@/ ? $1",
  "$uid =~ /^[A-Za-z0-9._@-]{2,32}\\z/ ? $uid",
  '"u-" . substr(join("", map { sprintf("%02x", ord($_)) } split(//, $mail || $uid)), 0, 30)',
].join(" : ");

/**
 * The part of lmConf that knows Alibaba Cloud, for `lemonldap-ng-cli merge`. Macros of a service provider need 2.0.12
 * or later. Source: LemonLDAP::NG, "SAML Issuer" and Portal/Issuer/SAML.pm.
 */
export function lmConf(facts: GuideFacts): string {
  const format = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
  const exported = {
    [macros.role]: `1;${attributes.role};${format};Role`,
    [macros.sessionName]: `1;${attributes.roleSessionName};${format};RoleSessionName`,
    ...(facts.sessionSeconds === undefined
      ? {}
      : { [macros.duration]: `0;${attributes.sessionDuration};${format};SessionDuration` }),
  };
  const fragment = {
    issuerDBSAMLActivation: 1,
    samlSPMetaDataXML: { [providerKey]: { samlSPMetaDataXML: leastSpMetadata(facts) } },
    samlSPMetaDataExportedAttributes: { [providerKey]: exported },
    samlSPMetaDataMacros: {
      [providerKey]: {
        [macros.role]: roleExpression(facts),
        [macros.sessionName]: sessionExpression,
        ...(facts.sessionSeconds === undefined
          ? {}
          : { [macros.duration]: perlString(String(facts.sessionSeconds)) }),
      },
    },
    samlSPMetaDataOptions: {
      [providerKey]: {
        samlSPMetaDataOptionsEnableIDPInitiatedURL: 1,
        samlSPMetaDataOptionsNameIDFormat: "persistent",
        samlSPMetaDataOptionsNameIDSessionKey: macros.sessionName,
        samlSPMetaDataOptionsSignSSOMessage: 0,
        samlSPMetaDataOptionsCheckSSOMessageSignature: 0,
        samlSPMetaDataOptionsSignatureMethod: "RSA_SHA256",
        samlSPMetaDataOptionsEncryptionMode: "none",
        samlSPMetaDataOptionsNotOnOrAfterTimeout: 300,
        samlSPMetaDataOptionsSessionNotOnOrAfterTimeout: 43_200,
        samlSPMetaDataOptionsForceUTF8: 1,
      },
    },
  };
  return `${JSON.stringify(fragment, null, 2)}\n`;
}
