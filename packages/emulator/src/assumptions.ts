/**
 * Every behaviour of the cloud that no published source settles, and every quota, in one place.
 *
 * The rest of the emulator follows documents or the SDKs. What is listed here is a guess that seemed the
 * least surprising; a live account may prove any line wrong, and then this is the only file to change. Every
 * line can be set per emulator: `startEmulator({ assumptions })`, or `PUT /_emulator/settings`.
 */
export const defaultAssumptions = {
  wire: {
    /** Accepted distance between `x-acs-date` and the clock, in milliseconds. */
    dateWindowMs: 15 * 60_000,
    /** The same for `Timestamp` of the older signature, in milliseconds (published: 31 minutes). */
    rpcDateWindowMs: 31 * 60_000,
    /** Largest request body, in bytes. The real gateway's limit is not published. */
    maxBodyBytes: 2 * 1024 * 1024,
    /** Largest header block including the request line, in bytes. The SDKs put documents in the URL. */
    maxHeaderBytes: 1024 * 1024,
    /** Milliseconds in `x-acs-retry-after` of an injected throttle that names no value. */
    defaultRetryAfterMs: 200,
    /** HTTP status of a throttled call: both 400 and 429 were seen in use. */
    throttleStatus: 429,
    /** Begin of the code of a parameter that is missing. Published for STS (`MissingParameter.X`), not for the others. */
    missingParameterCode: "MissingParameter",
  },
  ims: {
    /** Code of a provider that does not exist; older clients expect `EntityNotExist.SAMLProviderError`. */
    notFoundCode: "EntityNotExist.SAMLProvider",
    /** Code of a second provider of the same name; by analogy with the published family. */
    duplicateProviderCode: "EntityAlreadyExists.SAMLProvider",
    /** Code of a metadata document RAM cannot use; only the STS counterpart is published. */
    invalidMetadataCode: "InvalidParameter.SAMLMetadataDocument",
    /** Code of one provider too many; by analogy with the published family. */
    providerQuotaCode: "LimitExceeded.SAMLProvider",
    /** Line length of the base64 RAM answers with. That it has line breaks is known, where is not. */
    base64LineLength: 76,
    /** Size limit of the metadata document in bytes; published for the orchestration resource only. */
    maxMetadataBytes: 102_400,
    /** SAML providers per account (limits of 2021). */
    maxProviders: 100,
    /** Certificates in one IDPSSODescriptor, whatever their use (limits of 2021). */
    maxCertificatesPerDescriptor: 2,
    /** Longest description, in characters; not published for IMS. */
    maxDescriptionChars: 1024,
    /** AuthnSignAlgo of a provider that was made without one. */
    defaultAuthnSignAlgo: "rsa-sha1",
  },
  ram: {
    /** Longest trust policy, in characters. A limit exists; its number is not published. */
    maxTrustPolicyChars: 6144,
    /** Longest policy document, in characters (limits of 2025). */
    maxPolicyChars: 6144,
    /** Versions of one policy. */
    maxPolicyVersions: 5,
    /** Roles per account; adjustable at the cloud. */
    maxRoles: 1000,
    /** Users per account. */
    maxUsers: 5000,
    /** Groups per account. */
    maxGroups: 300,
    /** Groups one user can be in. */
    maxGroupsPerUser: 10,
    /** Access keys per user. */
    maxAccessKeysPerUser: 2,
    /** Custom policies per account; adjustable at the cloud. */
    maxCustomPolicies: 1500,
    /** Custom policies on one role, user or group; adjustable at the cloud. */
    maxCustomPoliciesPerEntity: 10,
    /** System policies on one role, user or group; adjustable at the cloud. */
    maxSystemPoliciesPerEntity: 20,
    /** Tags on one role or policy. */
    maxTagsPerResource: 20,
    /** Are `Test-A` and `test-a` two roles? No source says so. */
    roleNamesDifferByCase: true,
    /** Shortest console password. The real one follows the account's password policy. */
    minPasswordChars: 8,
    /** Must a SAML provider named in a trust policy exist? CreateRole asks to make it first, not what happens else. */
    federatedPrincipalMustExist: false,
    /** Must users and roles named in a trust policy exist? CreateRole's page asks to make them first. */
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
    /** Length limits of the SAMLAssertion parameter of STS, in characters (published). */
    assertionChars: { min: 4, max: 100_000 },
    /** Code beyond these limits. */
    assertionLengthCode: "InvalidParameter.SAMLAssertion",
  },
  sts: {
    /** Begin of the access key ID of temporary credentials. */
    accessKeyPrefix: "STS.",
    /** Role session names of AssumeRole (published). */
    roleSessionName: /^[A-Za-z0-9.@_-]{2,64}$/,
    /** Duration of a session that names none, in seconds (published). */
    defaultDurationSeconds: 3600,
    /** Shortest session, in seconds (published). */
    minDurationSeconds: 900,
    /** Longest session policy, in characters (published; 1024 in older pages). */
    maxSessionPolicyChars: 2048,
    /** Code of a SourceIdentity that breaks its published rule. */
    sourceIdentityCode: "InvalidParameter.SourceIdentity",
    /** Does a refused AssumeRoleWithSAML say who was refused, as `Federated`? The type is published, its use is not. */
    federatedAccessDeniedDetail: true,
  },
  signIn: {
    /** A role chooser answers this long after the page was shown, in milliseconds. */
    choiceTtlMs: 5 * 60_000,
    /** Lifetime of a sign-in token of the federation endpoint (published: 30 s, single use). */
    signinTokenTtlMs: 30_000,
    /** Pairs whose provider is missing are hidden as long as another pair of the assertion works. */
    hideBrokenPairs: true,
    /** Where a sign-in leads: `local` pages of the emulator, or the `published` address the real site redirects to. */
    landing: "local",
  },
  modelStudio: {
    /** Region of CreateWorkspace when the request does not tell it: real hosts carry the region. */
    defaultRegion: "ap-southeast-1",
    /** Regions of the endpoint map (published). */
    regions: ["cn-beijing", "cn-hongkong", "ap-southeast-1", "us-east-1", "eu-central-1"],
    /** Code of a request for another region; the real host does not exist. */
    unknownRegion: { status: 404, code: "InvalidRegionId.NotFound", message: "The region does not exist." },
    /** `serviceSite` of a workspace that was made without one; the only published value. */
    defaultServiceSite: "global",
    /** Workspaces per account; from a page that is out of date in other points. */
    maxWorkspaces: 10,
    /** Code of one workspace too many. */
    workspaceLimitCode: "Workspace.LimitExceeded",
    /** Largest and usual page of the lists. */
    maxResults: { max: 100, fallback: 20 },
    /** Asking for an API key that does not exist. */
    unknownApiKey: { status: 404, code: "ApiKey.NotFound", message: "The API key does not exist." },
    /** Is the value of an API key shown in full only once, at its creation? The SDK's examples show it masked. */
    maskApiKeys: true,
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
    /** A workspace that does not exist. */
    unknownWorkspace: { status: 404, code: "Workspace.NotFound", message: "The workspace does not exist." },
    /** Granting to someone who was not added. */
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
};

/** The guesses as one emulator holds them. */
export type Assumptions = typeof defaultAssumptions;
