import { attributes, type GuideFacts } from "../../facts.ts";
import { exactRegex } from "../../formats/regex.ts";
import { xmlText } from "../../formats/xml.ts";

/** IDs of the attributes within Shibboleth; the filter names them too. */
export const attributeIds = {
  role: "alibabaCloudRole",
  sessionName: "alibabaCloudRoleSessionName",
  duration: "alibabaCloudSessionDuration",
} as const;

/**
 * Text of a ReturnValue: what `Matcher.replaceAll` would take for a reference is escaped, and Spring's `%{` is kept
 * apart. Source: Shibboleth wiki, "MappedAttributeDefinition".
 */
function returnValue(text: string): string {
  return xmlText(text.replace(/[\\$]/g, (sign) => `\\${sign}`).replaceAll("%{", "%\\{"));
}

function valueMap({ groups, value }: GuideFacts["roles"][number]): string {
  const sources = groups.map((group) => `      <SourceValue>${xmlText(exactRegex(group))}</SourceValue>`);
  return `    <ValueMap>
      <ReturnValue>${returnValue(value)}</ReturnValue>
${sources.join("\n")}
    </ValueMap>`;
}

function encoder(name: string, friendlyName: string): string {
  return `    <AttributeEncoder xsi:type="SAML2String" name="${name}" friendlyName="${friendlyName}" encodeType="false" />`;
}

/**
 * The login where it fits in RoleSessionName, else the part before the @, else a 64-bit FNV digest: plain ECMAScript 5,
 * so that no Java class has to be reachable.
 */
const script = `
      var login = null;
      if (typeof mail != "undefined" && mail != null && mail.getValues().size() > 0) {
        login = String(mail.getValues().get(0));
      } else if (typeof uid != "undefined" && uid != null && uid.getValues().size() > 0) {
        login = String(uid.getValues().get(0));
      }
      function digest(text, seed) {
        var hash = seed;
        for (var index = 0; index < text.length; index++) {
          hash = hash ^ text.charCodeAt(index);
          hash = (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
        }
        return ("0000000" + hash.toString(16)).slice(-8);
      }
      if (login != null) {
        var local = login.split("@")[0];
        var session;
        if (/^[A-Za-z0-9._@-]{2,32}$/.test(login)) {
          session = login;
        } else if (login.indexOf("@") > 0 && /^[A-Za-z0-9._-]{2,32}$/.test(local)) {
          session = local;
        } else {
          session = "u-" + digest(login, 2166136261) + digest(login, 3339451269);
        }
        ${attributeIds.sessionName}.addValue(session);
      }
    `;

function duration(seconds: number): string {
  return `
  <DataConnector id="alibabaCloudConstants" xsi:type="Static">
    <Attribute id="sessionSeconds">
      <Value>${seconds}</Value>
    </Attribute>
  </DataConnector>

  <AttributeDefinition id="${attributeIds.duration}" xsi:type="Simple">
    <InputDataConnector ref="alibabaCloudConstants" attributeNames="sessionSeconds" />
${encoder(attributes.sessionDuration, "SessionDuration")}
  </AttributeDefinition>
`;
}

/** The schema asks for at least one ValueMap, so without groups there is no definition. */
function roleDefinition(facts: GuideFacts): string {
  const maps = facts.roles.filter((role) => role.groups.length > 0).map(valueMap);
  if (maps.length === 0) return "";
  return `  <AttributeDefinition id="${attributeIds.role}" xsi:type="Mapped">
    <InputDataConnector ref="myLDAP" attributeNames="memberOf" />
${maps.join("\n")}
${encoder(attributes.role, "Role")}
  </AttributeDefinition>`;
}

/** Definitions for conf/attribute-resolver.xml, in a file that is well-formed by itself. */
export function attributeResolver(facts: GuideFacts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<AttributeResolver xmlns="urn:mace:shibboleth:2.0:resolver"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

  <!-- Copy the elements below into conf/attribute-resolver.xml. myLDAP is the name of your data connector. -->

${roleDefinition(facts)}

  <AttributeDefinition id="${attributeIds.sessionName}" xsi:type="ScriptedAttribute">
    <InputDataConnector ref="myLDAP" attributeNames="mail uid" />
${encoder(attributes.roleSessionName, "RoleSessionName")}
    <Script><![CDATA[${script}]]></Script>
  </AttributeDefinition>
${facts.sessionSeconds === undefined ? "" : duration(facts.sessionSeconds)}
</AttributeResolver>
`;
}
