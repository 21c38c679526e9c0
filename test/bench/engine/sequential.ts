import { createRequire } from "node:module";
import type { Resource } from "@modelstudio-sso/contracts";
import type { Account } from "./account.ts";
import type { Pace } from "./pace.ts";

const require = createRequire(import.meta.url);
type Ram = typeof import("@alicloud/ram20150501", { with: { "resolution-mode": "require" }});
type Ims = typeof import("@alicloud/ims20190815", { with: { "resolution-mode": "require" }});
type OpenApi = typeof import("@alicloud/openapi-core", { with: { "resolution-mode": "require" }});
const ram: Ram = require("@alicloud/ram20150501");
const ims: Ims = require("@alicloud/ims20190815");
const openapi: OpenApi = require("@alicloud/openapi-core");

/**
 * The same resources as a script would make them: one SDK call after another, blindly. It reads nothing, so it
 * neither notices what is there nor survives an interruption.
 */
export async function makeSequentially(
  resources: readonly Resource[],
  { endpoint, key }: Account,
  pace: Pace,
): Promise<void> {
  const config = new openapi.$OpenApiUtil.Config({ ...key, endpoint, protocol: "http" });
  const [ramClient, imsClient] = [new ram.default(config), new ims.default(config)];
  for (const resource of resources) {
    await pace.take();
    if (resource.kind === "saml-provider") {
      await imsClient.createSAMLProvider(
        new ims.CreateSAMLProviderRequest({
          SAMLProviderName: resource.name,
          description: resource.description,
          encodedSAMLMetadataDocument: Buffer.from(resource.metadataXml).toString("base64"),
        }),
      );
    } else if (resource.kind === "role") {
      await ramClient.createRole(
        new ram.CreateRoleRequest({
          roleName: resource.name,
          assumeRolePolicyDocument: JSON.stringify(resource.trustPolicy),
          description: resource.description,
          maxSessionDuration: resource.maxSessionDurationSeconds,
        }),
      );
    } else if (resource.kind === "role-policy") {
      await ramClient.attachPolicyToRole(
        new ram.AttachPolicyToRoleRequest({
          roleName: resource.role,
          policyType: resource.policyType,
          policyName: resource.policy,
        }),
      );
    } else throw new Error(`the bench makes no ${resource.kind}`);
  }
}
