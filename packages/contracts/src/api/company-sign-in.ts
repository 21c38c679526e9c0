import { z } from "zod";
import { metadataCheckSchema } from "../metadata.ts";
import { operation } from "./base.ts";

/** What an owner decides about signing in to this service by the company's own IdP. */
export const companySignInSettingsSchema = z.object({
  enabled: z.boolean(),
  /** Password and passkey are refused to everybody but owners. Counts only while `enabled`. */
  only: z.boolean(),
  metadataXml: z.string().min(1).max(1_048_576).nullable(),
  /** Attribute that carries the e-mail; `null`: the NameID where it is one, else the usual attributes. */
  emailAttribute: z.string().trim().min(1).max(300).nullable(),
});
export type CompanySignInSettings = z.infer<typeof companySignInSettingsSchema>;

export const companySignInSchema = companySignInSettingsSchema.extend({
  /** What the stored metadata says today; `null` without metadata. */
  check: metadataCheckSchema.nullable(),
  /** What the IdP's admin has to know of this service. */
  serviceProvider: z.object({ entityId: z.string(), acsUrl: z.string(), metadataUrl: z.string() }),
  /** The organisation's own sign-in page, for a service with several. */
  signInUrl: z.string(),
});
export type CompanySignIn = z.infer<typeof companySignInSchema>;

export const companySignInContract = {
  settings: operation
    .meta({ right: "manage-settings" })
    .route({ method: "GET", path: "/company-sign-in", summary: "Sign-in by the company's own IdP" })
    .output(companySignInSchema),
  saveSettings: operation
    .meta({ right: "manage-settings" })
    .route({ method: "PUT", path: "/company-sign-in", summary: "Set up sign-in by the company's own IdP" })
    .input(companySignInSettingsSchema)
    .output(companySignInSchema),
};
