/**
 * Every behaviour of the cloud that no published source settles, in one place.
 *
 * The rest of the emulator follows documents or the SDKs. What is listed here is a guess that seemed the
 * least surprising; a live account may prove any line wrong, and then this is the only file to change.
 */
export const assumptions = {
  wire: {
    /** Accepted distance between `x-acs-date` and the clock, in milliseconds. */
    dateWindowMs: 15 * 60_000,
    /** Largest request body, in bytes. The real gateway's limit is not published. */
    maxBodyBytes: 2 * 1024 * 1024,
    /** Largest header block including the request line, in bytes. The SDKs put documents in the URL. */
    maxHeaderBytes: 1024 * 1024,
    /** Milliseconds in `x-acs-retry-after` of an injected throttle that names no value. */
    defaultRetryAfterMs: 200,
  },
  ims: {
    /** Code of a second provider of the same name; by analogy with the published family. */
    duplicateProviderCode: "EntityAlreadyExists.SAMLProvider",
    /** Code of a metadata document RAM cannot use; only the STS counterpart is published. */
    invalidMetadataCode: "InvalidParameter.SAMLMetadataDocument",
    providerQuotaCode: "LimitExceeded.SAMLProvider",
    /** Line length of the base64 RAM answers with. That it has line breaks is known, where is not. */
    base64LineLength: 76,
    /** Size limit of the metadata document in bytes; published for the orchestration resource only. */
    maxMetadataBytes: 102_400,
    maxProviders: 100,
    maxCertificatesPerDescriptor: 2,
  },
  ram: {
    /** Longest trust policy, in characters. A limit exists; its number is not published. */
    maxTrustPolicyChars: 6144,
    maxPolicyChars: 6144,
    maxPolicyVersions: 5,
    maxRoles: 1000,
    maxUsers: 5000,
    maxCustomPolicies: 1500,
    maxCustomPoliciesPerEntity: 10,
    maxSystemPoliciesPerEntity: 20,
    maxTagsPerResource: 20,
    /** The documents say users and roles named in a trust policy must exist; for providers they are silent. */
    federatedPrincipalMustExist: false,
    ramPrincipalMustExist: true,
    /** Code of deleting a policy that a role still holds; taken from the sister Resource Management API. */
    policyHeldByRoleCode: "DeleteConflict.Policy.Role",
    /** The console's "Logon Session Duration" of an account that never changed it, in seconds. */
    logonSessionSeconds: 6 * 3600,
  },
  saml: {
    /** Allowed clock difference with the identity provider, in milliseconds. */
    clockSkewMs: 60_000,
    /** Role sign-in's name rule is only partly published; this is the widest form that any source gives. */
    roleSessionName: /^[A-Za-z0-9._@=,+-]{2,64}$/,
    /** Only `role,provider` is documented. Accept `provider,role` as one third-party tool does? */
    acceptProviderFirst: false,
    /** Is an assertion that was used before refused? No source says so. */
    refuseReplay: false,
    /** Is a signature by an expired certificate of valid metadata refused? No source says so. */
    refuseExpiredCertificates: false,
    /** A statement with a Federated principal but no `saml:recipient`: the key is called required. */
    federatedTrustNeedsRecipient: true,
    /** Code when the assertion is sound but does not list the requested pair. */
    pairNotInAssertionCode: "AuthenticationFail.NoPermission",
    /** The assertion's signature is what counts; is a broken signature of the whole message refused too? */
    refuseBrokenMessageSignature: true,
    /** Comments and processing instructions are refused: signing them away has fooled many verifiers. */
    refuseComments: true,
    /** Length limits of the SAMLAssertion parameter of STS, in characters, and the code beyond them. */
    assertionChars: { min: 4, max: 100_000 },
    assertionLengthCode: "InvalidParameter.SAMLAssertion",
  },
  sts: {
    accessKeyPrefix: "STS.",
    /** Role session names of AssumeRole. */
    roleSessionName: /^[A-Za-z0-9.@_-]{2,64}$/,
    defaultDurationSeconds: 3600,
    minDurationSeconds: 900,
    maxSessionPolicyChars: 2048,
  },
  signIn: {
    /** A role chooser answers this long after the page was shown, in milliseconds. */
    choiceTtlMs: 5 * 60_000,
    /** Lifetime of a sign-in token of the federation endpoint (published: 30 s, single use). */
    signinTokenTtlMs: 30_000,
    /** Pairs whose provider is missing are hidden as long as another pair of the assertion works. */
    hideBrokenPairs: true,
  },
  modelStudio: {
    /** Region of CreateWorkspace when the request does not tell it: real hosts carry the region. */
    defaultRegion: "ap-southeast-1",
    defaultServiceSite: "global",
    maxWorkspaces: 10,
    workspaceLimitCode: "Workspace.LimitExceeded",
    /** Code and status of a call to an account that never activated Model Studio. */
    notActivated: { status: 403, code: "Product.NotActivated", message: "Model Studio is not activated." },
    /** ListWorkspaces of BailianControl: a role sees only workspaces it is a member of. */
    rolesSeeOnlyTheirWorkspaces: true,
    /** Does AliyunBailianFullAccess on a role open a workspace without a grant? The policy pages say no. */
    superAdministratorEntersEveryWorkspace: false,
    /** RAM action asked for ChangeUserPermissions. */
    changePermissionsAction: "bailiancontrol:ChangeUserPermissions",
    /** Index of BailianControl's policyIndexList → workspace role. Only "1" was ever seen in use. */
    policyIndexes: { 1: "Administrator", 2: "Visitor" } as Readonly<Record<number, string>>,
    /** Code of adding a member twice; only the words "already exists" are known. */
    duplicateMember: { status: 409, code: "User.AlreadyExists", message: "The user already exists." },
    /** Adding someone who is neither a user nor a role of the account. */
    unknownPrincipal: {
      status: 400,
      code: "InvalidParameter.OuterKey",
      message: "The user or role does not exist.",
    },
    /** A policy index outside {@link policyIndexes}, or a request body that cannot be read. */
    invalidRequestCode: "InvalidParameter",
    unknownWorkspace: { status: 404, code: "Workspace.NotFound", message: "The workspace does not exist." },
    unknownMember: { status: 404, code: "User.NotFound", message: "The user does not exist." },
    /** The page permissions of newer consoles. The Chinese names are published, most English ones are not. */
    pagePermissions: [
      { id: "ModelExperience-FullAccess", label: "Model experience", published: "模型体验-操作" },
      { id: "BatchInference-FullAccess", label: "Batch inference", published: "批量推理-操作" },
      { id: "ModelObservation-FullAccess", label: "Model observation", published: "模型观测-操作" },
      { id: "ModelTuning-FullAccess", label: "Model tuning", published: "模型调优-操作" },
      { id: "MyModels-FullAccess", label: "My models", published: "我的模型-操作" },
      { id: "ModelDeployment-FullAccess", label: "Model deployment", published: "模型部署-操作" },
      { id: "ModelEvaluation-FullAccess", label: "Model evaluation", published: "模型评测-操作" },
      { id: "DataManagement-FullAccess", label: "Data management", published: "数据管理-操作" },
      {
        id: "ApplicationObservation-FullAccess",
        label: "Application observation",
        published: "应用观测-操作",
      },
      { id: "Agent-FullAccess", label: "Agents", published: "智能体-操作" },
      { id: "ModelMonitoring-FullAccess", label: "Model monitoring", published: "模型监控-操作" },
      { id: "API-Key", label: "API keys", published: "API-Key" },
    ],
  },
} as const;
