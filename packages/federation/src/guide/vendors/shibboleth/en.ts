import type { VendorText } from "../../vendor.ts";

export type Text = VendorText<
  "metadata" | "attributes" | "filter" | "signing" | "reload",
  "metadata-providers" | "attribute-resolver" | "attribute-filter" | "relying-party",
  never,
  never
>;

export const en: Text = {
  name: "Shibboleth IdP",
  summary:
    "Four fragments of XML: a Mapped attribute definition turns groups into role values, a script makes RoleSessionName.",
  labels: {},
  tile: "https://your-idp/idp/profile/SAML2/Unsolicited/SSO?providerId= and the audience",
  sessionName:
    "Made by the script in attribute-resolver.xml: mail (or uid) where it fits in 2 to 32 allowed characters, else the part before the @, else u- and a digest of it.",
  abilities: {
    "computed-roles": "A Mapped attribute definition with one pattern per group, exact and case-sensitive.",
    "relay-state": "As target= in the tile's address; the IdP keeps none per service provider.",
  },
  steps: {
    metadata: {
      title: "Load Alibaba Cloud's metadata",
      text: "Add the metadata provider to conf/metadata-providers.xml. An IdP without a way out to the internet takes a downloaded copy through a FilesystemMetadataProvider instead.",
    },
    attributes: {
      title: "Define the attributes",
      text: "Copy the definitions into conf/attribute-resolver.xml. Replace myLDAP with the name of your data connector. memberOf usually gives distinguished names; then the groups of this set-up must be written as such. From IdP 5 on, scripts need the Nashorn plugin: bin/plugin.sh -I net.shibboleth.idp.plugin.nashorn.",
    },
    filter: {
      title: "Release the attributes",
      text: "Copy the policy into conf/attribute-filter.xml. Only Alibaba Cloud receives these attributes.",
    },
    signing: {
      title: "Sign the assertion, do not encrypt it",
      text: "Copy the bean into shibboleth.RelyingPartyOverrides in conf/relying-party.xml. Encryption is on by default and would end the sign-in with an error.",
    },
    reload: {
      title: "Reload and try",
      text: "Reload the services (bin/reload-service.sh -id shibboleth.AttributeResolverService, and likewise AttributeFilterService, MetadataResolverService and RelyingPartyResolverService), or restart the IdP. Check with bin/aacli.sh -n USER -r and the audience. Then open the tile's address and put it on your portal.",
    },
  },
  configurations: {
    "metadata-providers": {
      title: "metadata-providers.xml",
      howToImport: "Copy the inner element into conf/metadata-providers.xml.",
    },
    "attribute-resolver": {
      title: "attribute-resolver.xml",
      howToImport: "Copy the inner elements into conf/attribute-resolver.xml and name your data connector.",
    },
    "attribute-filter": {
      title: "attribute-filter.xml",
      howToImport: "Copy the policy into conf/attribute-filter.xml.",
    },
    "relying-party": {
      title: "relying-party.xml",
      howToImport: "Copy the bean into conf/relying-party.xml.",
    },
  },
  warnings: {},
  unverified: ["The fragments are checked for form, but were not loaded into a running Shibboleth IdP."],
};
