import {
  addressOf,
  type FederationDocument,
  type FederationDocumentInput,
  federationDocumentSchema,
  type PolicyDocument,
  type Resource,
} from "@modelstudio-sso/contracts";
import fc from "fast-check";
import {
  type AccessKnowledge,
  accessMatrix,
  desiredAccessState,
  desiredState,
  makePlan,
  type ObservedResource,
  type ObservedState,
  observedAccessState,
} from "../src/index.ts";

export const accountId = "5123456789012345";
export const arn = (rest: string) => `acs:ram::${accountId}:${rest}`;

/** A trust policy; a statement allows AssumeRole unless it says otherwise. */
export function trust(...statements: Record<string, unknown>[]): PolicyDocument {
  return {
    Version: "1",
    Statement: statements.map((statement) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...statement })),
  };
}
export const provider = { Principal: { Federated: [arn("saml-provider/Acme")] } };
export const recipient = {
  Condition: { StringEquals: { "saml:recipient": ["https://signin.alibabacloud.com/saml-role/sso"] } },
};

const now = new Date("2026-01-01T00:00:00Z");

export function document(change: Partial<FederationDocumentInput> = {}): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId,
    loginPath: { kind: "idp", providerName: "Acme" },
    ...change,
  });
}

export const desiredOf = (given: FederationDocument) => desiredState(given, { now });

export const planFor = (given: FederationDocument, state: ObservedState) =>
  makePlan(desiredOf(given), state, { kind: "apply", now });

export const desiredMatrix = (given: FederationDocument, known?: AccessKnowledge) =>
  accessMatrix(desiredAccessState(desiredOf(given), known));

export function seen(entries: readonly ObservedResource[]): ObservedState {
  return {
    caller: { accountId, arn: `acs:ram::${accountId}:root`, identityType: "Account" },
    resources: new Map(entries.map((entry) => [addressOf(entry.resource), entry])),
    workspaces: null,
    quotas: {},
    samlProviders: [],
  };
}

/** The cloud as the document wants it, with RoleIds. */
export function asWanted(
  given: FederationDocument,
  change = (resource: Resource) => resource,
): ObservedState {
  return seen(
    desiredOf(given).resources.map((resource) => ({
      resource: change(resource),
      owner: given.name,
      ...(resource.kind === "role" ? { id: `id-${resource.name}` } : {}),
    })),
  );
}

export const observedMatrix = (given: FederationDocument, state: ObservedState, known?: AccessKnowledge) =>
  accessMatrix(observedAccessState(given, state, known));

const groups = ["admins", "developers", "readers", "everybody"];
const workspaces = ["ws-1", "ws-2", "ws-3"];
const users = ["alice", "bob", "chen"];

const policy = fc.constantFrom(
  "AliyunBailianDataReadOnlyAccess" as const,
  "AliyunBailianDataFullAccess" as const,
  "AliyunBailianControlReadOnlyAccess" as const,
  "AliyunBailianFullAccess" as const,
);

const role = fc.record({
  groups: fc.uniqueArray(fc.constantFrom(...groups)),
  policies: fc.uniqueArray(policy, { maxLength: 3 }),
  maxSessionDurationSeconds: fc.constantFrom(3600, 7200, 43200),
  workspaces: fc.uniqueArray(
    fc.record({
      workspace: fc.constantFrom(...workspaces),
      role: fc.constantFrom("Admin" as const, "Visitor" as const),
    }),
    { selector: (entry) => entry.workspace },
  ),
});

const roles = fc
  .array(role, { maxLength: 5 })
  .map((list) => list.map((entry, index) => ({ name: `Role-${index}`, ...entry })));

const idpPath = fc.record({
  kind: fc.constant("idp" as const),
  providerName: fc.constant("Acme"),
  sessionDurationSeconds: fc.option(fc.constantFrom(900, 3600, 10800), { nil: undefined }),
});

const ramPath = fc.record({
  kind: fc.constant("ram-user" as const),
  users: fc
    .uniqueArray(fc.constantFrom(...users), { minLength: 1 })
    .map((list) => list.map((name) => ({ name }))),
  grant: fc.constantFrom("one-role" as const, "all-roles" as const),
  trustAccountRoot: fc.boolean(),
});

/** Documents on the IdP path. */
export const idpDocuments = fc
  .record({ loginPath: idpPath, roles })
  .map((given) => document(given as Partial<FederationDocumentInput>));

/** Documents on either path. */
export const documents = fc
  .record({ loginPath: fc.oneof(idpPath, ramPath), roles })
  .map((given) => document(given as Partial<FederationDocumentInput>));

export const someGroups = fc.array(fc.constantFrom(...groups, "unheard-of"), { maxLength: 6 });
