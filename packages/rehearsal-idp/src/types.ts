import type { Fault } from "./faults/catalogue.ts";
import type { AliyunApplication, ServiceProviderRegistration } from "./registrations.ts";
import type { RehearsalUser } from "./users.ts";

/** How to start a rehearsal identity provider. */
export interface RehearsalIdpOptions {
  /** 0, the default, takes the port of the last start in the same `stateDir`, else any free one. */
  port?: number;
  /** 127.0.0.1 unless set. */
  host?: string;
  /** Keys, users, applications and service providers are kept here; without it, in memory only. */
  stateDir?: string;
  /** Given users win over kept ones; default: `defaultUsers()`. */
  users?: RehearsalUser[];
  /**
   * Base of the sandbox cloud. Alibaba Cloud responses are posted to `${cloudUrl}/saml-role/sso`, while
   * Recipient, Destination and Audience keep the published values of the real site.
   */
  cloudUrl?: string;
  now?: () => Date;
}

/** What `createResponse` is asked for. */
export interface ResponseRequest {
  userId: string;
  audience: "aliyun" | "sp";
  /** From `applicationKey`; may be left out for `aliyun` when exactly one application is configured. */
  applicationKey?: string;
  /** May be left out for `sp` when exactly one service provider is registered. */
  spEntityId?: string;
  /** ID of the AuthnRequest this answers; IdP-initiated without it. */
  inResponseTo?: string;
  fault?: Fault;
}

/** A response ready for the HTTP-POST binding. */
export interface CreatedResponse {
  /** Base64, as the form field wants it. */
  samlResponse: string;
  /** The published assertion consumer service. */
  acsUrl: string;
  /** Where the browser really goes: the sandbox cloud when there is one. */
  postTo: string;
  relayState?: string;
}

/** A started rehearsal identity provider. */
export interface RunningRehearsalIdp {
  url: string;
  entityId: string;
  metadataXml(): string;
  /** Adds the application, or replaces the one with the same site, account and provider name. */
  setAliyunApplication(app: AliyunApplication): Promise<void>;
  /** Adds a service provider; it gets the attributes of the configured applications, plus `groups`. */
  registerServiceProvider(sp: ServiceProviderRegistration): Promise<void>;
  createResponse(request: ResponseRequest): Promise<CreatedResponse>;
  close(): Promise<void>;
}
