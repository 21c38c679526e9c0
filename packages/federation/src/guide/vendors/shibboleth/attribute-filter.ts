import type { GuideFacts } from "../../facts.ts";
import { xmlText } from "../../formats/xml.ts";
import { attributeIds } from "./attribute-resolver.ts";

/** A policy for conf/attribute-filter.xml: the attributes go to Alibaba Cloud and to nobody else. */
export function attributeFilter(facts: GuideFacts): string {
  const rules = [
    attributeIds.role,
    attributeIds.sessionName,
    ...(facts.sessionSeconds === undefined ? [] : [attributeIds.duration]),
  ].map((id) => `    <AttributeRule attributeID="${id}" permitAny="true" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<AttributeFilterPolicyGroup id="AlibabaCloud"
    xmlns="urn:mace:shibboleth:2.0:afp"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

  <!-- Copy this policy into conf/attribute-filter.xml. -->
  <AttributeFilterPolicy id="alibabaCloudModelStudio">
    <PolicyRequirementRule xsi:type="Requester" value="${xmlText(facts.site.entityId)}" />
${rules.join("\n")}
  </AttributeFilterPolicy>

</AttributeFilterPolicyGroup>
`;
}
