import type { Diagnostic } from "@modelstudio-sso/contracts";
import type { Brand } from "../brand.ts";

/** A certificate of an IdP's metadata. Times are ISO 8601 in UTC. */
export interface CertificateInfo {
  /** SHA-256 of the DER bytes, lower-case hex. */
  sha256: string;
  subject: string;
  notBefore: string;
  notAfter: string;
  /** `rsa`, `ec`, or what node:crypto calls the key. */
  keyType: string;
  /** Bits of the RSA modulus or of the curve; 0 where unknown. */
  keyBits: number;
  /** What KeyDescriptor/@use says (SAML metadata 2.4.1.1); `unspecified` serves both purposes. */
  use: "signing" | "encryption" | "unspecified";
  pem: string;
}

/** An endpoint: binding URI and absolute address (SAML metadata 2.2.2). */
export interface Endpoint {
  binding: string;
  location: string;
}

/** Products told apart by entityID and endpoint addresses; `generic` where none fits. */
export type Vendor =
  | "okta"
  | "entra"
  | "adfs"
  | "keycloak"
  | "google"
  | "pingone"
  | "pingfederate"
  | "onelogin"
  | "jumpcloud"
  | "auth0"
  | "shibboleth"
  | "simplesamlphp"
  | "authentik"
  | "lemonldap"
  | "casdoor"
  | "idaas"
  | "feishu"
  | "rehearsal"
  | "generic";

/** What an IdP's metadata says, as far as anyone here needs it. */
export interface IdpDescription {
  entityId: string;
  vendor: Vendor;
  /** All sign-on endpoints in document order, of any binding. */
  singleSignOn: Endpoint[];
  singleLogout: Endpoint[];
  /** Certificates of the IDPSSODescriptor alone, in document order, each once per use. */
  certificates: CertificateInfo[];
  /** The earlier of EntityDescriptor/@validUntil and IDPSSODescriptor/@validUntil, as written. */
  validUntil?: string;
  /** An xs:duration, as written. */
  cacheDuration?: string;
  wantAuthnRequestsSigned: boolean;
  displayName?: string;
  /** What else the document carried, by name; none of it is registered. */
  otherContent?: string[];
}

/** An IdP whose metadata passed every check of severity error. Only {@link checkMetadata} makes one. */
export type ValidatedIdp = IdpDescription & Brand<"ValidatedIdp">;

/** The findings about a metadata document, and what could be read of it even where they are errors. */
export interface MetadataReport {
  ok: boolean;
  idp?: IdpDescription;
  diagnostics: Diagnostic[];
  /** entityIDs of the IdPs of an aggregate (EntitiesDescriptor). */
  entityIds?: string[];
  /** SHA-256 of the pinned certificate; present only where the document's signature verified with it. */
  signedBy?: string;
}

/** What the groups around an entity say for everything inside them (SAML metadata 2.3.1). */
export interface Inherited {
  readonly validUntil: readonly string[];
  readonly cacheDuration?: string | undefined;
}

export interface MetadataCheckOptions {
  /** The moment against which certificates and validUntil are judged. */
  now: Date;
  /** Which entity of an aggregate is meant. */
  entityId?: string | undefined;
  /**
   * The certificate, as PEM or base64, whose key must have signed the document's root element; up to 10 MB.
   * Without it a signature is not checked and nothing is concluded from it.
   */
  pinnedCertificate?: string | undefined;
  /**
   * `register` unless said. To `verify` a response, a certificate outside its dates is only a warning: its
   * key counts because the metadata names it, not for its certificate's dates (SAML
   * Metadata Interoperability Profile 2.6.1).
   */
  purpose?: "register" | "verify" | undefined;
}
