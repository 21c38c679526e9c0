export { attributeNames } from "./alibaba/attribute-names.ts";
export { type RoleClaims, readRoleClaims } from "./alibaba/read-role-claims.ts";
export type { RolePair } from "./alibaba/role-pair.ts";
export {
  type ExplainOptions,
  explainResponse,
  type ResponseExplanation,
} from "./explain/explain-response.ts";
export type { ResponseForm } from "./explain/found-response.ts";
export type { LabelledValue } from "./explain/labelled-values.ts";
export { checkGatheredMetadata, checkMetadata, checkMetadataStream } from "./metadata/check-metadata.ts";
export {
  type CertificateRotation,
  certificateRotation,
  combineMetadata,
} from "./metadata/combine-metadata.ts";
export { compareMetadata, type MetadataChange } from "./metadata/compare-metadata.ts";
export { type GatheredMetadata, gatherMetadata } from "./metadata/gather-metadata.ts";
export { type MinimalMetadata, minimalMetadata } from "./metadata/minimal-metadata.ts";
export type {
  CertificateInfo,
  Endpoint,
  IdpDescription,
  MetadataCheckOptions,
  MetadataReport,
  ValidatedIdp,
  Vendor,
} from "./metadata/types.ts";
export type {
  AssertionContent,
  ResponseExpectation,
  ResponseVerdict,
  ServiceProvider,
  SignedBy,
  VerifiedAssertion,
} from "./response/types.ts";
export { verifyResponse } from "./response/verify-response.ts";
