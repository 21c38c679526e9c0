import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { desiredState, exportTerraform } from "../src/index.ts";

/**
 * Arguments as the provider's pages document them (aliyun/terraform-provider-alicloud, website/docs/r/ram_*.markdown);
 * `required` where the page or the API behind it demands the argument.
 */
const documented: Record<string, { required: string[]; optional: string[] }> = {
  alicloud_ram_saml_provider: {
    required: ["saml_provider_name", "encodedsaml_metadata_document"],
    optional: ["description"],
  },
  alicloud_ram_role: {
    required: ["role_name", "assume_role_policy_document"],
    optional: ["description", "max_session_duration", "tags", "force"],
  },
  alicloud_ram_role_policy_attachment: {
    required: ["role_name", "policy_name", "policy_type"],
    optional: [],
  },
  alicloud_ram_user: {
    required: ["name"],
    optional: ["display_name", "comments", "mobile", "email", "force"],
  },
  alicloud_ram_policy: {
    required: ["policy_name", "policy_document"],
    optional: ["description", "rotate_strategy", "tags", "force"],
  },
  alicloud_ram_user_policy_attachment: {
    required: ["user_name", "policy_name", "policy_type"],
    optional: [],
  },
};

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

/** Blocks of the output, by a reader of its own: type, name, argument names. */
function blocks(text: string): { type: string; name: string; names: string[] }[] {
  return [...text.matchAll(/^resource "([^"]+)" "([^"]+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, type = "", name = "", body = ""]) => ({
      type,
      name,
      names: [...body.matchAll(/^ {2}([a-z_]+) += /gm)].map((match) => match[1] ?? ""),
    }),
  );
}

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
  const found = blocks(text);

  it("has one block per resource", () => {
    expect(found.map((block) => block.type).sort()).toEqual(Object.keys(documented).sort());
  });

  it("uses documented arguments only, and all required ones", () => {
    for (const { type, names } of found) {
      const known = documented[type];
      expect(known, type).toBeDefined();
      const allowed = [...(known?.required ?? []), ...(known?.optional ?? [])];
      expect(
        names.filter((name) => !allowed.includes(name)),
        type,
      ).toEqual([]);
      expect(names, type).toEqual(expect.arrayContaining(known?.required ?? []));
    }
  });

  it("refers to what it makes, so that the order is known", () => {
    expect(text).toContain("role_name   = alicloud_ram_role.AI_Admins.role_name");
    expect(text).toContain("user_name   = alicloud_ram_user.alice.name");
    expect(text).toMatch(
      /policy_name = alicloud_ram_policy\.msso-acme-assume-AI-Admins-[0-9a-f]{8}\.policy_name/,
    );
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
