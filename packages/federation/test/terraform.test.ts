import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { desiredState, exportTerraform } from "../src/index.ts";
import { documentedResources, resourceBlocks, undocumented } from "./terraform-arguments.ts";

const dollar = "$";

const federation = (change: object) =>
  federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    ...change,
  });

const roles = [
  {
    name: "AI.Admins",
    description: `uses ${dollar}{this} and %{that}`,
    groups: ["a"],
    policies: ["AliyunBailianDataFullAccess"],
    workspaces: [],
  },
];

describe("the Terraform export", () => {
  const state = desiredState(
    federation({ loginPath: { kind: "ram-user", users: [{ name: "alice", create: true }] }, roles }),
    {
      now: new Date("2026-01-01T00:00:00Z"),
    },
  );
  const provider = {
    kind: "saml-provider" as const,
    name: "Acme",
    description: "ours",
    metadataXml: `<EntityDescriptor entityID="https://a/${dollar}{x}"/>`,
  };
  const text = exportTerraform({ ...state, resources: [provider, ...state.resources] });
  const found = resourceBlocks(text);

  it("has one block per resource", () => {
    expect(found.map((block) => block.type).sort()).toEqual(Object.keys(documentedResources).sort());
  });

  it("uses documented arguments only, and all required ones", () => {
    expect(undocumented(text)).toEqual([]);
  });

  it("is judged by a reader that finds what is wrong", () => {
    const role = (change: (block: string) => string) =>
      undocumented(text.replace(/^resource "alicloud_ram_role" [\s\S]*?^\}/m, change));
    expect(role((block) => block.replace("max_session_duration", "max_session_seconds"))).toEqual([
      "alicloud_ram_role.AI_Admins: no argument max_session_seconds",
    ]);
    expect(role((block) => block.replace(/ {2}role_name.*\n/, ""))).toEqual([
      "alicloud_ram_role.AI_Admins: role_name is missing",
    ]);
    expect(role((block) => block.replace("role_name", "name"))).toHaveLength(2);
    expect(undocumented(text.replace(">= 1.252.0", ">= 1.245.0"))).toContainEqual(
      expect.stringContaining("tags is newer than 1.245.0"),
    );
    expect(
      undocumented(text.replaceAll("alicloud_ram_user_policy_attachment", "alicloud_ram_grant")),
    ).toHaveLength(1);
  });

  it("refers to what it makes, so that the order is known", () => {
    expect(text).toContain("role_name   = alicloud_ram_role.AI_Admins.role_name");
    expect(text).toContain("user_name   = alicloud_ram_user.alice.name");
    expect(text).toMatch(
      /policy_name = alicloud_ram_policy\.msso-acme-assume-AI-Admins-[0-9a-f]{8}\.policy_name/,
    );
  });

  it("imports what the document adopts, and nothing else", () => {
    const document = { ...state.document, adopt: ["role/AI.Admins"] };
    const imports = exportTerraform({ ...state, document }).match(/^import \{[\s\S]*?^\}/gm);
    expect(imports).toEqual(['import {\n  to = alicloud_ram_role.AI_Admins\n  id = "AI.Admins"\n}']);
    expect(text).not.toContain("import {");
  });

  it("never lets a value become a template", () => {
    expect(text).toContain(`uses ${dollar}${dollar}{this} and %%{that}`);
    expect(text).toContain(`https://a/${dollar}${dollar}{x}`);
    expect(text.replaceAll(/[$]{2}[{]|%%[{]/g, "")).not.toMatch(/[$%]\{/);
  });

  it("gives valid JSON in its heredocs", () => {
    const heredocs = [...text.matchAll(/<<-EOT\n([\s\S]*?)\n {2}EOT/g)].map((match) =>
      JSON.parse(match[1] ?? ""),
    );
    expect(heredocs).toHaveLength(2);
    expect(heredocs[0]).toMatchObject({ Version: "1" });
  });
});
