/** How the input was given. */
export type ResponseForm = "base64" | "form" | "xml" | "har" | "saml-tracer" | "unknown";

/** The SAMLResponse inside whatever a person captured. */
export interface FoundResponse {
  readonly form: ResponseForm;
  /** Base64 as posted; absent where the input is XML already. */
  readonly posted?: string;
  readonly xml?: string;
  readonly relayState?: string;
}
