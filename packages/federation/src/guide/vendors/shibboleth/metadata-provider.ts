import type { GuideFacts } from "../../facts.ts";
import { xmlText } from "../../formats/xml.ts";

/** Where the IdP gets Alibaba Cloud's metadata, for conf/metadata-providers.xml. */
export function metadataProvider(facts: GuideFacts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<MetadataProvider id="ShibbolethMetadata" xsi:type="ChainingMetadataProvider"
    xmlns="urn:mace:shibboleth:2.0:metadata"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

  <!-- Copy this element into conf/metadata-providers.xml. -->
  <MetadataProvider id="AlibabaCloud" xsi:type="FileBackedHTTPMetadataProvider"
      metadataURL="${xmlText(facts.site.metadataUrl)}"
      backingFile="%{idp.home}/metadata/alibaba-cloud.xml" />

</MetadataProvider>
`;
}
