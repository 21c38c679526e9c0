import { attributes, type GuideFacts } from "../../facts.ts";
import { phpArray, phpString } from "../../formats/php.ts";
import { nameIdFormats } from "../../vendor.ts";

/**
 * Makes RoleSessionName out of the first login attribute there is: the login itself where it fits, else the part
 * before the @, else a digest, so that every value is valid and no two people share one. It holds no text of the
 * federation; only names of attributes are put in.
 */
function sessionNameCode(): string {
  return `
foreach (['mail', 'eduPersonPrincipalName', 'uid'] as $name) {
    if (!empty($attributes[$name][0])) {
        $login = $attributes[$name][0];
        break;
    }
}
if (isset($login)) {
    $local = strstr($login, '@', true);
    if (preg_match('/^[A-Za-z0-9._@-]{2,32}$/D', $login)) {
        $session = $login;
    } elseif ($local !== false && preg_match('/^[A-Za-z0-9._-]{2,32}$/D', $local)) {
        $session = $local;
    } else {
        $session = 'u-' . substr(hash('sha256', $login), 0, 24);
    }
    $attributes[${phpString(attributes.roleSessionName)}] = [$session];
}
`;
}

function filter(priority: number, fields: readonly (readonly [string, string])[]): string {
  const entries = fields.map(([key, value]) => `${phpString(key)} => ${value}`);
  return `${priority} => ${phpArray(entries, 2)}`;
}

function roleMap(facts: GuideFacts): string {
  const entries = facts.roles
    .filter((role) => role.groups.length > 0)
    .map((role) => `${phpString(role.value)} => ${phpArray(role.groups.map(phpString), 4)}`);
  return phpArray(entries, 3);
}

function filters(facts: GuideFacts): string[] {
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [
          filter(43, [
            ["class", phpString("core:AttributeAdd")],
            [attributes.sessionDuration, `[${phpString(String(facts.sessionSeconds))}]`],
          ]),
        ];
  return [
    filter(41, [
      ["class", phpString("core:AttributeValueMap")],
      ["sourceattribute", phpString("groups")],
      ["targetattribute", phpString(attributes.role)],
      ["0", phpString("%replace")],
      ["values", roleMap(facts)],
    ]),
    filter(42, [
      ["class", phpString("core:PHP")],
      ["code", phpString(sessionNameCode())],
    ]),
    ...duration,
    filter(44, [
      ["class", phpString("saml:AttributeNameID")],
      ["attribute", phpString(attributes.roleSessionName)],
      ["identifyingAttribute", phpString(attributes.roleSessionName)],
      ["Format", phpString(nameIdFormats.persistent)],
    ]),
    filter(60, [
      ["class", phpString("core:AttributeLimit")],
      ["0", phpString(attributes.role)],
      ["1", phpString(attributes.roleSessionName)],
      ["2", phpString(attributes.sessionDuration)],
    ]),
  ];
}

/**
 * The entry of metadata/saml20-sp-remote.php. It works from SimpleSAMLphp 1.19 on: where option names changed in 2.0,
 * both are given. Source: SimpleSAMLphp, "SP remote metadata reference" and "core:AttributeValueMap".
 */
export function spRemote(facts: GuideFacts): string {
  const endpoint = phpArray(
    [
      phpArray(
        [
          `'Binding' => ${phpString("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST")}`,
          `'Location' => ${phpString(facts.site.acsUrl)}`,
          "'index' => 1",
        ],
        2,
      ),
    ],
    1,
  );
  const entries = [
    `'AssertionConsumerService' => ${endpoint}`,
    `'NameIDFormat' => ${phpString(nameIdFormats.persistent)}`,
    "'saml20.sign.assertion' => true",
    "'saml20.sign.response' => false",
    "'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'",
    "'assertion.encryption' => false",
    `'RelayState' => ${phpString(facts.relayState)}`,
    `'authproc' => ${phpArray(filters(facts), 1)}`,
  ];
  return `<?php

$metadata[${phpString(facts.site.entityId)}] = ${phpArray(entries, 0)};
`;
}
