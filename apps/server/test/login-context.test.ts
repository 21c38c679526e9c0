import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { VerifiedAssertion } from "@modelstudio-sso/saml";
import { describe, expect, it } from "vitest";
import { loginContext } from "../src/login-test/login-context.ts";
import type { Services } from "../src/services.ts";

const asked: string[] = [];
const cloud = {
  getRole: async (name: string) => {
    asked.push(name);
    return { name, roleId: `id-of-${name}` };
  },
  listWorkspaces: async () => {
    asked.push("workspaces");
    return [{ id: "ws-1", name: "Research", region: "ap-southeast-1" }];
  },
} as unknown as AlibabaCloud;
const evidence = { workspace: "ws-1", workspaceRole: "Visitor", state: "attested" };
const services = {
  config: { membership: { adapter: "guided", indexes: {} } },
  cloud: () => cloud,
  sandbox: null,
  now: () => new Date(),
  store: {
    attestations: { list: async () => [{ role: "Role-7", roleId: "id-of-Role-7", ...evidence }] },
  },
} as unknown as Services;

const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "many-roles",
  site: "international",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "Acme" },
  roles: Array.from({ length: 300 }, (_, index) => ({
    name: `Role-${index}`,
    groups: [`group-${index}`],
    workspaces: [{ workspace: "ws-1", role: "Visitor" }],
  })),
});
const federation = { id: "f", document, version: 1, createdAt: "", updatedAt: "" };

function claiming(...roles: string[]): VerifiedAssertion {
  const pairs = roles.map(
    (role) => `acs:ram::5123456789012345:role/${role},acs:ram::5123456789012345:saml-provider/Acme`,
  );
  return {
    attributes: { "https://www.aliyun.com/SAML-Role/Attributes/Role": pairs },
  } as unknown as VerifiedAssertion;
}

describe("judging a login", () => {
  it("asks the cloud about the roles it can choose, however many there are", async () => {
    asked.length = 0;
    const assertion = claiming("Role-7", "Role-9", "Role-of-somebody-else");
    const context = await loginContext(services, "o", { federation, assertion });
    expect(asked.sort()).toEqual(["Role-7", "Role-9", "workspaces"]);
    expect(context.document.roles).toHaveLength(300);
    expect(context.workspaceNames.get("ws-1")).toBe("Research");
    expect(context.membershipOf("Role-7", "ws-1")).toBe("attested");
    expect(context.membershipOf("Role-9", "ws-1")).toBe("unknown");
  });

  it("asks it nothing where no role is ours", async () => {
    asked.length = 0;
    await loginContext(services, "o", { federation, assertion: claiming("Stranger") });
    await loginContext(services, "o", { federation, assertion: claiming() });
    expect(asked).toEqual([]);
  });
});
