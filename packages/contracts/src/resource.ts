import { z } from "zod";

/** A trust policy or identity policy document (RAM policy language, Version "1"). */
export const policyDocumentSchema = z.object({
  Version: z.literal("1"),
  Statement: z.array(z.record(z.string(), z.unknown())),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

export const policyTypeSchema = z.enum(["System", "Custom"]);
export type PolicyType = z.infer<typeof policyTypeSchema>;

const tagsSchema = z.record(z.string(), z.string());

export const roleResourceSchema = z.object({
  kind: z.literal("role"),
  name: z.string(),
  description: z.string(),
  trustPolicy: policyDocumentSchema,
  maxSessionDurationSeconds: z.number(),
  tags: tagsSchema,
});

export const rolePolicyResourceSchema = z.object({
  kind: z.literal("role-policy"),
  role: z.string(),
  policyType: policyTypeSchema,
  policy: z.string(),
});

/** What the service can make at the cloud; the same shape for wanted and for seen. */
export const resourceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("saml-provider"),
    name: z.string(),
    metadataXml: z.string(),
    description: z.string(),
  }),
  roleResourceSchema,
  rolePolicyResourceSchema,
  z.object({ kind: z.literal("user"), name: z.string(), displayName: z.string(), comments: z.string() }),
  z.object({
    kind: z.literal("custom-policy"),
    name: z.string(),
    description: z.string(),
    document: policyDocumentSchema,
    tags: tagsSchema,
  }),
  z.object({
    kind: z.literal("user-policy"),
    user: z.string(),
    policyType: policyTypeSchema,
    policy: z.string(),
  }),
]);
export type Resource = z.infer<typeof resourceSchema>;
export type ResourceKind = Resource["kind"];
export type ResourceOf<K extends ResourceKind> = Extract<Resource, { kind: K }>;

/** Names a resource in plans, events and findings: `role/Developers`, `role-policy/Developers/System:Aliyun…`. */
export function addressOf(resource: Resource): string {
  switch (resource.kind) {
    case "saml-provider":
    case "role":
    case "user":
    case "custom-policy":
      return `${resource.kind}/${resource.name}`;
    case "role-policy":
      return `role-policy/${resource.role}/${resource.policyType}:${resource.policy}`;
    case "user-policy":
      return `user-policy/${resource.user}/${resource.policyType}:${resource.policy}`;
  }
}
