import { type FederationDocument, federationDocumentSchema } from "@modelstudio-sso/contracts";

/** One role for each group, one data policy for each role, three workspaces among them. */
export function federationOf(groups: number, metadataXml: string): FederationDocument {
  const workspaces = ["ws-a1b2c3d4e5f60718", "ws-1f2e3d4c5b6a7988", "ws-9c8b7a6d5e4f3021"];
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "bench",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "bench-idp", metadataXml },
    roles: Array.from({ length: groups }, (_, index) => ({
      name: `Group-${String(index).padStart(4, "0")}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: workspaces[index % 3] ?? "", role: "Visitor" }],
    })),
  });
}

/** The same with another session limit for one role in the middle. */
export function withOneChange(document: FederationDocument): FederationDocument {
  const middle = Math.floor(document.roles.length / 2);
  return {
    ...document,
    roles: document.roles.map((role, index) =>
      index === middle ? { ...role, maxSessionDurationSeconds: 7200 } : role,
    ),
  };
}
