import { addressOf, type Resource } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import { type HclBlock, type HclValue, hclBlock, hclName, importBlock, quoted } from "./hcl.ts";

type Wanted = ReadonlySet<string>;

function json(document: unknown): HclValue {
  return { heredoc: JSON.stringify(document, null, 2) };
}

/** A name by reference where the block is in the same file, so that Terraform knows the order; else as text. */
function reference(
  wanted: Wanted,
  kind: string,
  given: { type: string; name: string; attribute: string },
): HclValue {
  return wanted.has(`${kind}/${given.name}`)
    ? { expression: `${given.type}.${hclName(given.name)}.${given.attribute}` }
    : given.name;
}

function roleReference(wanted: Wanted, name: string): HclValue {
  return reference(wanted, "role", { type: "alicloud_ram_role", name, attribute: "role_name" });
}

function policyReference(wanted: Wanted, name: string): HclValue {
  return reference(wanted, "custom-policy", { type: "alicloud_ram_policy", name, attribute: "policy_name" });
}

function blockOf(resource: Resource, wanted: Wanted): HclBlock {
  switch (resource.kind) {
    case "saml-provider":
      return {
        type: "alicloud_ram_saml_provider",
        name: hclName(resource.name),
        arguments: {
          saml_provider_name: resource.name,
          encodedsaml_metadata_document: {
            expression: `base64encode(${quoted(resource.metadataXml)})`,
          },
          description: resource.description,
        },
      };
    case "role":
      return {
        type: "alicloud_ram_role",
        name: hclName(resource.name),
        arguments: {
          role_name: resource.name,
          description: resource.description,
          assume_role_policy_document: json(resource.trustPolicy),
          max_session_duration: resource.maxSessionDurationSeconds,
          tags: { map: resource.tags },
        },
      };
    case "role-policy":
      return {
        type: "alicloud_ram_role_policy_attachment",
        name: hclName(`${resource.role}-${resource.policy}`),
        arguments: {
          role_name: roleReference(wanted, resource.role),
          policy_name: resource.policy,
          policy_type: resource.policyType,
        },
      };
    case "user":
      return {
        type: "alicloud_ram_user",
        name: hclName(resource.name),
        arguments: { name: resource.name, display_name: resource.displayName, comments: resource.comments },
      };
    case "custom-policy":
      return {
        type: "alicloud_ram_policy",
        name: hclName(resource.name),
        arguments: {
          policy_name: resource.name,
          description: resource.description,
          policy_document: json(resource.document),
          rotate_strategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded",
          tags: { map: resource.tags },
        },
      };
    case "user-policy":
      return {
        type: "alicloud_ram_user_policy_attachment",
        name: hclName(`${resource.user}-${resource.policy}`),
        arguments: {
          user_name: reference(wanted, "user", {
            type: "alicloud_ram_user",
            name: resource.user,
            attribute: "name",
          }),
          policy_name: policyReference(wanted, resource.policy),
          policy_type: resource.policyType,
        },
      };
  }
}

const header = (
  desired: DesiredState,
) => `# Written by modelstudio-sso from the federation "${desired.federation}" of account ${desired.accountId}.
# Workspace memberships are not part of it: no public API and no Terraform resource adds a RAM role to a Model Studio
# workspace. Made with ${desired.membershipSteps.length} membership(s) left to a person.
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.252.0"
    }
  }
}
`;

/**
 * The desired state as Terraform for the provider aliyun/alicloud (1.252.0 or newer, where `role_name` and
 * `assume_role_policy_document` are). What the document adopts is imported. Use either Terraform or this service for one federation, not both.
 */
export function exportTerraform(desired: DesiredState): string {
  const wanted: Wanted = new Set(
    desired.resources.flatMap((resource) =>
      "name" in resource ? [`${resource.kind}/${resource.name}`] : [],
    ),
  );
  const adopted = new Set(desired.document.adopt ?? []);
  const blocks = desired.resources.map((resource) => {
    const block = blockOf(resource, wanted);
    // The provider's ID of a role, policy or SAML provider is its name.
    const takesOver = "name" in resource && adopted.has(addressOf(resource));
    return `${takesOver ? `${importBlock(block.type, block.name, resource.name)}\n` : ""}${hclBlock(block)}`;
  });
  return [header(desired), ...blocks].join("\n");
}
