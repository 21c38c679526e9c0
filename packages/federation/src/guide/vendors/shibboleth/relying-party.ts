import type { GuideFacts } from "../../facts.ts";
import { xmlText } from "../../formats/xml.ts";
import { nameIdFormats } from "../../vendor.ts";

/**
 * Signing and encryption for this service provider alone, for conf/relying-party.xml. Source: Shibboleth wiki,
 * "RelyingPartyConfiguration" and "SAML2SSOConfiguration".
 */
export function relyingParty(facts: GuideFacts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<beans xmlns="http://www.springframework.org/schema/beans"
    xmlns:util="http://www.springframework.org/schema/util"
    xmlns:p="http://www.springframework.org/schema/p"
    xmlns:c="http://www.springframework.org/schema/c"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

  <util:list id="shibboleth.RelyingPartyOverrides">
    <!-- Copy this bean into the list of the same name in conf/relying-party.xml. -->
    <bean parent="RelyingPartyByName" c:relyingPartyIds="${xmlText(facts.site.entityId)}">
      <property name="profileConfigurations">
        <list>
          <bean parent="SAML2.SSO"
              p:signAssertions="true"
              p:signResponses="false"
              p:encryptAssertions="false"
              p:nameIDFormatPrecedence="${nameIdFormats.persistent}" />
        </list>
      </property>
    </bean>
  </util:list>

</beans>
`;
}
