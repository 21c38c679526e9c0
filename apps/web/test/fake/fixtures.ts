import type {
  AccountReport,
  Diagnostic,
  FederationDocument,
  LoginTestReport,
  Membership,
  MetadataCheck,
  Plan,
  Workspace,
} from "@modelstudio-sso/contracts";
import { consoleSteps } from "@modelstudio-sso/federation";

/** The clock of the fixtures; certificates are dated around it. */
const day = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * day).toISOString();

export const workspaces: Workspace[] = [
  { id: "ws-a1b2c3d4e5f60718", name: "Default workspace", region: "ap-southeast-1" },
  { id: "ws-1f2e3d4c5b6a7988", name: "AI Research", region: "ap-southeast-1" },
  { id: "ws-9c8b7a6d5e4f3021", name: "Customer Care", region: "ap-southeast-1" },
];

export const rehearsalGroups = ["AI-Platform-Admins", "AI-Developers", "Customer-Care"];

const quota: Diagnostic = {
  code: "cloud.model-studio-inactive",
  severity: "warning",
  title: "Model Studio is not activated or cannot be read",
  detail: "Activate Model Studio in the console once; the set-up may go on meanwhile.",
  want: "an activated Model Studio",
  got: "ListWorkspaces: 403 NoPermission",
  fixAt: "cloud",
  docs: "docs/errors/cloud.model-studio-inactive.md",
};

export function accountReport(trouble: boolean): AccountReport {
  return {
    cloud: "sandbox",
    identity: {
      accountId: "5123456789012345",
      arn: "acs:ram::5123456789012345:user/sso-admin",
      identityType: "RAMUser",
    },
    checks: [
      { id: "identity", outcome: "pass", diagnostics: [] },
      { id: "ram-activated", outcome: "pass", diagnostics: [] },
      { id: "ram-permissions", outcome: "pass", diagnostics: [] },
      {
        id: "model-studio-activated",
        outcome: trouble ? "warn" : "pass",
        diagnostics: trouble ? [quota] : [],
      },
      { id: "user-sso", outcome: "pass", diagnostics: [] },
    ],
    userSsoEnabled: false,
    missingPermissions: [],
    quotas: {},
  };
}

export const metadataXml = `<EntityDescriptor entityID="https://idp.acme.example/saml"/>`;

export const metadataCheck: MetadataCheck = {
  ok: true,
  idp: {
    entityId: "http://127.0.0.1:4700/rehearsal",
    vendor: "keycloak",
    displayName: "Acme rehearsal",
    singleSignOn: [
      {
        binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        location: "http://127.0.0.1:4700/rehearsal/sso",
      },
      {
        binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        location: "http://127.0.0.1:4700/rehearsal/sso",
      },
    ],
    certificates: [
      {
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        subject: "CN=Acme rehearsal signing",
        notBefore: at(-320),
        notAfter: at(45),
        keyType: "rsa",
        keyBits: 2048,
        use: "signing",
      },
      {
        sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
        subject: "CN=Acme rehearsal signing (next)",
        notBefore: at(-10),
        notAfter: at(720),
        keyType: "rsa",
        keyBits: 3072,
        use: "signing",
      },
    ],
  },
  diagnostics: [
    {
      code: "metadata.certificate.expires-soon",
      severity: "warning",
      title: "A signing certificate ends soon",
      detail: "A next certificate is in the metadata already, so the change will go unnoticed by people.",
      want: "at least 60 days",
      got: "45 days",
      fixAt: "idp",
      docs: "docs/errors/metadata.certificate.expires-soon.md",
    },
  ],
  registered: {
    bytes: 3187,
    xml: '<EntityDescriptor entityID="http://127.0.0.1:4700/rehearsal">\n  <IDPSSODescriptor>…</IDPSSODescriptor>\n</EntityDescriptor>',
    leftOut: ["1 encryption certificate", "SingleLogoutService (2)", "Organization and ContactPerson"],
  },
};

export function planFor(document: FederationDocument, applied: boolean, refused: Diagnostic[]): Plan {
  const provider = document.loginPath.kind === "idp" ? document.loginPath.providerName : "";
  const base = {
    format: 1 as const,
    kind: "apply" as const,
    losesAccess: [],
    federation: document.name,
    accountId: document.accountId,
    site: document.site,
    fingerprint: "5c9f4b7f0f1d8a8a3b1c7a1a9f65b1a5d3f70b5a2f5d1b1e9c7e2a44d1f09b3c",
  };
  if (applied) {
    return {
      ...base,
      changes: document.roles.map((role) => ({ action: "no-op", address: `role/${role.name}` })),
      membershipSteps: [],
      findings: [],
    };
  }
  return {
    ...base,
    changes: [
      {
        action: "create",
        address: `saml-provider/${provider}`,
        after: {
          kind: "saml-provider",
          name: provider,
          metadataXml: metadataCheck.registered?.xml ?? "",
          description: `Managed by modelstudio-sso [msso:${document.name}]`,
        },
      },
      ...document.roles.flatMap((role, index) => roleChanges(document, role.name, index)),
      ...document.roles.flatMap((role) =>
        role.policies.map((policy) => ({
          action: "create" as const,
          address: `role-policy/${role.name}/System:${policy}`,
          after: { kind: "role-policy" as const, role: role.name, policyType: "System" as const, policy },
        })),
      ),
      { action: "untouched", address: "role/OpsAdmin", reason: "foreign-attachment" },
    ],
    membershipSteps: document.roles.flatMap((role) =>
      role.workspaces.map((entry) => ({
        role: role.name,
        workspace: entry.workspace,
        workspaceRole: entry.role,
        displayName: entry.displayName ?? role.name,
      })),
    ),
    findings: refused,
  };
}

function roleChanges(document: FederationDocument, name: string, index: number): Plan["changes"] {
  const trust = (recipient: string) => ({
    Version: "1" as const,
    Statement: [
      {
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "saml:recipient": recipient } },
        Effect: "Allow",
        Principal: { Federated: [`acs:ram::${document.accountId}:saml-provider/${document.name}`] },
      },
    ],
  });
  const role = {
    kind: "role" as const,
    name,
    description: `Managed by modelstudio-sso [msso:${document.name}]`,
    trustPolicy: trust("https://signin.alibabacloud.com/saml-role/sso"),
    maxSessionDurationSeconds: 3600,
    tags: { "modelstudio-sso-federation": document.name },
  };
  if (index === 0) return [{ action: "create", address: `role/${name}`, after: role }];
  const before = { ...role, trustPolicy: trust("https://signin.aliyun.com/saml-role/sso") };
  return [
    {
      action: "update",
      address: `role/${name}`,
      before,
      after: role,
      fields: [
        {
          field: "trustPolicy",
          before: JSON.stringify(before.trustPolicy),
          after: JSON.stringify(role.trustPolicy),
        },
      ],
    },
  ];
}

export function membershipsFor(document: FederationDocument, applied: boolean): Membership[] {
  return document.roles.flatMap((role, index) =>
    role.workspaces.map((entry) => {
      const workspace = workspaces.find(({ id }) => id === entry.workspace);
      const target = {
        site: document.site,
        region: workspace?.region ?? "ap-southeast-1",
        role: role.name,
        roleId: applied ? `30071534908247113${index}` : null,
        workspace: entry.workspace,
        workspaceName: workspace?.name ?? entry.workspace,
        workspaceRole: entry.role,
        displayName: entry.displayName ?? role.name,
      };
      return { ...target, adapter: "guided", state: "unknown", evidence: null, steps: consoleSteps(target) };
    }),
  );
}

export function loginReport(document: FederationDocument): LoginTestReport {
  const names = Object.fromEntries(workspaces.map(({ id, name }) => [id, name]));
  return {
    passed: true,
    checks: [
      {
        id: "status",
        title: "The identity provider says the sign-in worked",
        outcome: "pass",
        diagnostics: [],
      },
      {
        id: "signature",
        title: "Signed by a key from the registered metadata",
        outcome: "pass",
        diagnostics: [],
      },
      { id: "audience", title: "Meant for this service provider", outcome: "pass", diagnostics: [] },
      {
        id: "groups",
        title: "Groups match the mapping",
        outcome: "warn",
        diagnostics: [
          {
            code: "login.group.near-miss",
            severity: "warning",
            title: "A group differs from the mapping only in writing",
            detail: "The identity provider compares names exactly, so this group leads nowhere.",
            want: "Customer-Care",
            got: "/customer-care",
            fixAt: "idp",
            docs: "docs/errors/login.group.near-miss.md",
          },
        ],
      },
      { id: "sts", title: "STS exchanges it for credentials", outcome: "skipped", diagnostics: [] },
    ],
    identity: {
      nameId: "chen.yu@acme.example",
      roleSessionName: "chen.yu@acme.example",
      issuer: "http://127.0.0.1:4700/rehearsal",
      sessionDurationSeconds: 7200,
    },
    attributes: {
      "https://www.aliyun.com/SAML-Role/Attributes/Role": document.roles.map(
        (role) =>
          `acs:ram::${document.accountId}:role/${role.name},acs:ram::${document.accountId}:saml-provider/${document.name}`,
      ),
      "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName": ["chen.yu@acme.example"],
      groups: ["AI-Platform-Admins", "AI-Developers", "/customer-care"],
    },
    groups: {
      source: "released",
      matched: document.roles.flatMap((role) => role.groups.map((group) => ({ group, roles: [role.name] }))),
      unmatched: ["Everyone"],
      nearMisses: [{ group: "/customer-care", like: "Customer-Care" }],
    },
    results: document.roles.map((role, index) => ({
      roleName: role.name,
      roleArn: `acs:ram::${document.accountId}:role/${role.name}`,
      known: true,
      groups: role.groups,
      policies: role.policies,
      sessionSeconds: index === 0 ? 3600 : 7200,
      sessionLimit: index === 0 ? "MaxSessionDuration" : "SessionDuration",
      workspaces: role.workspaces.map((entry) => ({
        workspace: entry.workspace,
        name: names[entry.workspace] ?? entry.workspace,
        role: entry.role,
        membership: "attested",
      })),
    })),
    proves: ["signature", "claims", "groups"],
    doesNotProve: ["real-application", "sts-exchange", "cloud-sign-in", "workspace-landing"],
  };
}
