import type { Vendor } from "@modelstudio-sso/saml";
import type { CodeFamily } from "./code-families.ts";

/** Where the settings of one product are; `at` is where all of them begin. */
interface Places {
  readonly at: string;
  readonly settings: Partial<Record<CodeFamily, string>>;
  /** Outside of the application's own pages, named from the start. */
  readonly elsewhere?: Partial<Record<CodeFamily, string>>;
}

/**
 * Where in each vendor's console a finding is fixed: by the vendor's own documentation or source, or Alibaba Cloud's
 * recipe for that vendor. Vendors rename menus; a place that is not known is left out rather than guessed. Known from
 * consoles, but found in no documentation: AD FS, Encryption and Access Control Policy; OneLogin, Encrypt assertion;
 * JumpCloud, the group attribute; all of IDaaS.
 */
export const vendorPlaces: Partial<Record<Vendor, Places>> = {
  okta: {
    at: "Okta Admin Console > Applications > the application",
    settings: {
      audience: "General > SAML Settings > Edit > Audience URI (SP Entity ID)",
      acs: "General > SAML Settings > Edit > Single sign-on URL, used for Recipient and Destination too",
      "name-id": "General > SAML Settings > Edit > Name ID format and Application username",
      "assertion-signature":
        "General > SAML Settings > Edit > Show Advanced Settings > Assertion Signature: Signed",
      algorithm: "General > SAML Settings > Edit > Show Advanced Settings > Signature Algorithm: RSA-SHA256",
      certificate: "Sign On > SAML Signing Certificates > Actions > View IdP metadata",
      encryption:
        "General > SAML Settings > Edit > Show Advanced Settings > Assertion Encryption: Unencrypted",
      role: "Sign On > Attribute Statements; where that is not there, General > SAML Settings > Edit > Attribute Statements",
      "session-name":
        "Sign On > Attribute Statements; where that is not there, General > SAML Settings > Edit > Attribute Statements",
      "session-duration":
        "Sign On > Attribute Statements; where that is not there, General > SAML Settings > Edit > Attribute Statements",
      groups:
        "Sign On > Attribute Statements; where that is not there, General > SAML Settings > Edit > Group Attribute Statements",
      assignment: "Assignments",
    },
  },
  entra: {
    at: "Microsoft Entra admin center > Entra ID > Enterprise apps > the application",
    settings: {
      audience: "Single sign-on > Basic SAML Configuration > Identifier (Entity ID)",
      acs: "Single sign-on > Basic SAML Configuration > Reply URL (Assertion Consumer Service URL)",
      "name-id": "Single sign-on > Attributes & Claims > Edit > Unique User Identifier (Name ID)",
      "assertion-signature":
        "Single sign-on > SAML Certificates (SAML Signing Certificate) > Edit > Signing Option: Sign SAML assertion",
      algorithm:
        "Single sign-on > SAML Certificates (SAML Signing Certificate) > Edit > Signing Algorithm: SHA-256",
      certificate: "Single sign-on > SAML Certificates (SAML Signing Certificate) > Federation Metadata XML",
      encryption: "Token encryption",
      role: "Single sign-on > Attributes & Claims > Edit > Role (user.assignedroles), and the app role's value under App registrations",
      "session-name": "Single sign-on > Attributes & Claims > Edit > RoleSessionName",
      "session-duration": "Single sign-on > Attributes & Claims > Edit > SessionDuration",
      groups: "Single sign-on > Attributes & Claims > Edit > Add a group claim",
      assignment: "Users and groups",
    },
  },
  adfs: {
    at: "AD FS Management > Relying Party Trusts > the trust",
    settings: {
      audience: "Properties > Identifiers",
      acs: "Properties > Endpoints > SAML Assertion Consumer Endpoints",
      "name-id": "Edit Claim Issuance Policy, the rule that issues Name ID",
      algorithm: "Properties > Advanced > Secure hash algorithm: SHA-256",
      encryption: "Properties > Encryption > Remove",
      role: "Edit Claim Issuance Policy, the custom rules that issue Role",
      "session-name": "Edit Claim Issuance Policy, the rule that issues RoleSessionName",
      "session-duration": "Edit Claim Issuance Policy",
      groups: "Edit Claim Issuance Policy",
      assignment: "Edit Access Control Policy",
    },
    elsewhere: {
      "assertion-signature":
        "PowerShell: Set-AdfsRelyingPartyTrust -SamlResponseSignature AssertionOnly or MessageAndAssertion",
      certificate: "AD FS Management > Service > Certificates > Token-signing",
    },
  },
  keycloak: {
    at: "Keycloak Admin Console > Clients > the client",
    settings: {
      audience: "Settings > Client ID: it is the audience",
      acs: "Settings > Access settings > Master SAML Processing URL, or Advanced > Fine Grain SAML Endpoint Configuration > Assertion Consumer Service POST Binding URL",
      "name-id": "Settings > SAML capabilities > Name ID Format",
      "assertion-signature": "Settings > Signature and Encryption > Sign Assertions: On",
      algorithm: "Settings > Signature and Encryption > Signature Algorithm: RSA_SHA256",
      encryption: "Keys > Encrypt Assertions: Off",
      role: "Client scopes > the client's dedicated scope > Mappers",
      "session-name": "Client scopes > the client's dedicated scope > Mappers",
      "session-duration": "Client scopes > the client's dedicated scope > Mappers",
      groups: "Client scopes > the client's dedicated scope > Mappers > Group list",
    },
    elsewhere: {
      certificate:
        "Keycloak Admin Console > Realm settings > Keys, and General > SAML 2.0 Identity Provider Metadata",
    },
  },
  google: {
    at: "Google Admin console > Apps > Web and mobile apps > the application",
    settings: {
      audience: "Service provider details > Entity ID",
      acs: "Service provider details > ACS URL",
      "name-id": "Service provider details > Name ID",
      "assertion-signature":
        "Service provider details > Signed response: off, so that the assertion is what is signed",
      certificate: "Service provider details > Certificates > Manage certificates",
      role: "SAML attribute mapping",
      "session-name": "SAML attribute mapping",
      "session-duration": "SAML attribute mapping",
      groups: "SAML attribute mapping > Group membership",
      assignment: "User access",
    },
  },
  onelogin: {
    at: "OneLogin Administration > Applications > the application",
    settings: {
      audience: "Configuration > Audience (EntityID)",
      acs: "Configuration > Recipient, ACS (Consumer) URL Validator and ACS (Consumer) URL",
      "name-id": "Parameters > NameID value, and Configuration > SAML nameID format",
      "assertion-signature": "Configuration > SAML signature element: Assertion or Both",
      algorithm: "SSO > SAML Signature Algorithm: SHA-256",
      certificate: "SSO > X.509 Certificate",
      encryption: "Configuration > Encrypt assertion: off",
      role: "Parameters > Role: Include in SAML assertion, Multi-value, semicolon delimited input",
      "session-name": "Parameters > RoleSessionName: Include in SAML assertion",
      "session-duration": "Parameters > SessionDuration: Include in SAML assertion",
      groups: "Parameters",
      assignment: "Access",
    },
  },
  pingone: {
    at: "PingOne admin console > Applications > Applications > the application",
    settings: {
      audience: "Configuration > Entity ID",
      acs: "Configuration > ACS URLs",
      "name-id": "Attribute Mappings > saml_subject, and Configuration > Subject NameID Format",
      "assertion-signature": "Configuration > Signing key: sign assertions",
      algorithm: "Configuration > Signing key: RSA_SHA256",
      certificate: "Configuration > Signing key, and Download Metadata",
      encryption: "Configuration > Encryption: off",
      role: "Attribute Mappings",
      "session-name": "Attribute Mappings",
      "session-duration": "Attribute Mappings",
      groups: "Attribute Mappings",
      assignment: "Access",
    },
  },
  jumpcloud: {
    at: "JumpCloud Admin Portal > SSO Applications > the application",
    settings: {
      audience: "SSO > SP Entity ID",
      acs: "SSO > ACS URLs",
      "name-id": "SSO > SAMLSubject NameID and SAMLSubject NameID Format",
      "assertion-signature": "SSO > Sign: Assertion, or Assertion & Response",
      algorithm: "SSO > Signature Algorithm: RSA-SHA256",
      role: "SSO > Attributes, constant attributes or attributes of the user group",
      "session-name": "SSO > Attributes > User Attribute Mapping",
      "session-duration": "SSO > Attributes > Constant Attributes",
      groups: "SSO > Attributes > include group attribute",
      assignment: "User Groups",
    },
  },
  auth0: {
    at: "Auth0 Dashboard > Applications > the application > Addons > SAML2 Web App > Settings",
    settings: {
      audience: '"audience"',
      acs: '"recipient" and "destination", and the Application Callback URL above them',
      "name-id": '"nameIdentifierFormat" and "nameIdentifierProbes"',
      "assertion-signature": '"signResponse": false, so that the assertion is what is signed',
      algorithm: '"signatureAlgorithm": "rsa-sha256" and "digestAlgorithm": "sha256"',
      role: '"mappings", or an Action that calls api.samlResponse.setAttribute',
      "session-name": '"mappings", or an Action that calls api.samlResponse.setAttribute',
      "session-duration": "an Action that calls api.samlResponse.setAttribute",
      groups: '"mappings", or an Action that calls api.samlResponse.setAttribute',
    },
  },
  simplesamlphp: {
    at: "SimpleSAMLphp",
    settings: {
      audience: "metadata/saml20-sp-remote.php: the key of the entry is the audience",
      acs: "metadata/saml20-sp-remote.php: AssertionConsumerService",
      "name-id": "metadata/saml20-sp-remote.php: NameIDFormat, and the authproc filter that makes the NameID",
      "assertion-signature": "metadata/saml20-sp-remote.php: 'saml20.sign.assertion' => true",
      algorithm:
        "signature.algorithm in metadata/saml20-sp-remote.php, or for all applications in metadata/saml20-idp-hosted.php",
      certificate: "metadata/saml20-idp-hosted.php: privatekey and certificate",
      encryption: "metadata/saml20-sp-remote.php: 'assertion.encryption' => false",
      role: "metadata/saml20-sp-remote.php: authproc and attributes",
      "session-name": "metadata/saml20-sp-remote.php: authproc and attributes",
      "session-duration": "metadata/saml20-sp-remote.php: authproc and attributes",
      groups: "metadata/saml20-sp-remote.php: authproc and attributes",
    },
  },
  shibboleth: {
    at: "Shibboleth IdP",
    settings: {
      audience: "the entityID in the service provider's metadata, loaded by conf/metadata-providers.xml",
      acs: "AssertionConsumerService in the service provider's metadata, loaded by conf/metadata-providers.xml",
      "name-id": "conf/saml-nameid.xml",
      "assertion-signature": 'conf/relying-party.xml: p:signAssertions="true" for SAML2.SSO',
      certificate: "conf/idp.properties: idp.signing.key and idp.signing.cert",
      encryption: 'conf/relying-party.xml: p:encryptAssertions="false" for SAML2.SSO',
      role: "conf/attribute-resolver.xml and conf/attribute-filter.xml",
      "session-name": "conf/attribute-resolver.xml and conf/attribute-filter.xml",
      "session-duration": "conf/attribute-resolver.xml and conf/attribute-filter.xml",
      groups: "conf/attribute-filter.xml",
    },
  },
  authentik: {
    at: "authentik Admin interface > Applications > Providers > the SAML provider > Edit",
    settings: {
      audience: "Protocol settings > Audience",
      acs: "Protocol settings > ACS URL",
      "name-id": "Advanced protocol settings > NameID Property Mapping",
      "assertion-signature":
        "Advanced protocol settings > Signing Certificate, then Sign assertions beneath it: on",
      algorithm: "Advanced protocol settings > Signature algorithm and Digest algorithm",
      certificate: "Advanced protocol settings > Signing Certificate",
      encryption: "Advanced protocol settings > Encryption Certificate: none",
      role: "Advanced protocol settings > Property mappings",
      "session-name": "Advanced protocol settings > Property mappings",
      "session-duration": "Advanced protocol settings > Property mappings",
      groups: "Advanced protocol settings > Property mappings",
    },
  },
  lemonldap: {
    at: "LemonLDAP::NG Manager > SAML service providers > the provider",
    settings: {
      audience: "Metadata: the entityID there is the audience",
      acs: "Metadata > AssertionConsumerService",
      "name-id": "Options > Authentication response > Default NameID format and Force NameID session key",
      "assertion-signature": "Options > Signature > Sign SSO message: On",
      encryption: "Options > Security > Encryption mode: None",
      role: "Exported attributes",
      "session-name": "Exported attributes",
      "session-duration": "Exported attributes",
      groups: "Exported attributes",
    },
    elsewhere: {
      certificate: "LemonLDAP::NG Manager > SAML2 Service > Security Parameters > Signature",
    },
  },
  casdoor: {
    at: "Casdoor > Applications > the application > Edit",
    settings: {
      audience: "Redirect URLs: the audience stands among them",
      acs: "SAML > SAML reply URL",
      "name-id": "SAML > Use Email as NameID",
      "assertion-signature": "SAML > Enable SAML assertion signature",
      algorithm: "SAML > SAML hash algorithm: SHA256",
      certificate: "Cert, and SAML > SAML metadata",
      role: "SAML > SAML attributes",
      "session-name": "SAML > SAML attributes",
      "session-duration": "SAML > SAML attributes",
      groups: "SAML > SAML attributes",
    },
  },
  idaas: {
    at: "IDaaS console > Applications > the application",
    settings: {
      role: "the application account: Application Username is the RAM role's name; in a generic SAML application, SAML Attribute Statements",
      "session-name": "Sign-In > SSO > SAML Attribute Statements",
      "session-duration": "Sign-In > SSO > SAML Attribute Statements",
      groups: "Sign-In > SSO > SAML Attribute Statements",
    },
  },
};
