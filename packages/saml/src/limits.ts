/** Sizes and counts beyond which a document is refused before it is worked on. */
export const limits = {
  /** Largest SAML response, in bytes after base64: real ones stay below 64 KiB even with hundreds of groups. */
  responseBytes: 256 * 1024,
  /** Largest metadata document of one entity, in bytes. */
  metadataBytes: 1024 * 1024,
  /** Largest aggregate that is read, as a stream: national federations have about 50 MB. */
  aggregateBytes: 64 * 1024 * 1024,
  /** Entities of an aggregate; the largest known federation (eduGAIN) has about ten thousand. */
  aggregateEntities: 50_000,
  /** Tags of an aggregate; 50 MB of real entities have less than one million. */
  aggregateTags: 3_000_000,
  /** Largest single tag, comment or processing instruction of an aggregate, in bytes. */
  aggregateToken: 1024 * 1024,
  /** Largest metadata document whose signature is checked, in bytes: the digest covers all of it at once. */
  signedMetadataBytes: 10 * 1024 * 1024,
  /** What RAM takes as SAMLMetadataDocument, in bytes (Alibaba Cloud ROS, ALIYUN::RAM::SAMLProvider). */
  cloudMetadataBytes: 102_400,
  /** Elements within each other. SAML itself needs about ten. */
  depth: 64,
  /** Start and end tags together; bounds every walk over the tree. */
  responseTags: 8_000,
  metadataTags: 60_000,
  /** Elements of one entity of metadata; real ones have a few hundred at most. */
  entityElements: 5_000,
  /** Attributes and namespace declarations of the whole document. */
  responseAttributes: 10_000,
  metadataAttributes: 60_000,
  /** Namespace declarations alone: canonicalization compares them with each other. */
  namespaces: 4_000,
  /** Signing certificates that are read; a registration keeps two. */
  certificates: 32,
  /** Characters of an entityID (SAML metadata 2.3.2). */
  entityId: 1024,
} as const;
