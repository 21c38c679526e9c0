import { z } from "zod";

/** Products with a guide of their own, in alphabetical order of their names; `generic` is any SAML IdP. */
export const guideVendorIds = [
  "adfs",
  "idaas",
  "auth0",
  "authentik",
  "casdoor",
  "dingtalk",
  "entra",
  "feishu",
  "google",
  "jumpcloud",
  "keycloak",
  "lemonldap",
  "okta",
  "onelogin",
  "pingfederate",
  "pingone",
  "shibboleth",
  "simplesamlphp",
  "generic",
] as const;
export const guideVendorSchema = z.enum(guideVendorIds);
export type GuideVendor = z.infer<typeof guideVendorSchema>;

export const guideLocaleSchema = z.enum(["en", "zh-CN"]);
export type GuideLocale = z.infer<typeof guideLocaleSchema>;

/**
 * Who documents this vendor for role-based SSO to Alibaba Cloud: Alibaba Cloud, the vendor, or neither. Where it is
 * neither, the values are exact all the same; only the way to enter them was put together from general pages.
 */
export const documentedBySchema = z.enum(["alibaba", "vendor", "nobody"]);
export type DocumentedBy = z.infer<typeof documentedBySchema>;

export const guideSourceSchema = z.object({ title: z.string(), url: z.string() });
export type GuideSource = z.infer<typeof guideSourceSchema>;

/** What a vendor can and cannot do, as far as role-based SSO needs it. */
export const guideAbilityIds = [
  "multi-valued",
  "group-filter",
  "computed-roles",
  "session-duration",
  "relay-state",
  "tile-url",
] as const;
export const guideAbilitySchema = z.object({
  id: z.enum(guideAbilityIds),
  label: z.string(),
  answer: z.enum(["yes", "no", "limited", "unknown"]),
  note: z.string().optional(),
});
export type GuideAbility = z.infer<typeof guideAbilitySchema>;

export const guideValueSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  /** `literal` is entered letter by letter; `description` says what to choose and is not to be copied. */
  kind: z.enum(["literal", "description"]),
  note: z.string().optional(),
});
export type GuideValue = z.infer<typeof guideValueSchema>;

export const guideStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** IDs of the values this step asks for. */
  values: z.array(z.string()),
  /** IDs of the configurations this step uses. */
  configurations: z.array(z.string()),
});
export type GuideStep = z.infer<typeof guideStepSchema>;

/** A file made for exactly this federation. It never holds a secret. */
export const guideConfigurationSchema = z.object({
  id: z.string(),
  title: z.string(),
  filename: z.string(),
  mediaType: z.string(),
  content: z.string(),
  howToImport: z.string(),
});
export type GuideConfiguration = z.infer<typeof guideConfigurationSchema>;

/** What the IdP's admin must do: steps, values ready to copy, and configuration made for this federation. */
export const guideSchema = z.object({
  vendor: guideVendorSchema,
  vendorName: z.string(),
  /** The product recognised in the metadata; `generic` where none was. */
  recognised: guideVendorSchema,
  locale: guideLocaleSchema,
  /** Every product to choose from, named in the guide's language. */
  vendors: z.array(z.object({ id: guideVendorSchema, name: z.string() })),
  /** How the roles get into the assertion, in a sentence. */
  summary: z.string(),
  documentedBy: documentedBySchema,
  sources: z.array(guideSourceSchema),
  /** What this guide says and no published source confirmed. */
  unverified: z.array(z.string()),
  abilities: z.array(guideAbilitySchema),
  values: z.array(guideValueSchema),
  /** One row per role: the group whose members receive the attribute value. */
  roleValues: z.array(z.object({ role: z.string(), groups: z.array(z.string()), value: z.string() })),
  steps: z.array(guideStepSchema),
  configurations: z.array(guideConfigurationSchema),
  /** What this vendor cannot do for this federation, or what it lacks. */
  warnings: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type Guide = z.infer<typeof guideSchema>;
