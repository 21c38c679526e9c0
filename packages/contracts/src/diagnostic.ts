import { z } from "zod";

/** How much a finding matters: an `error` stops what was asked for, a `warning` does not, `info` explains. */
export const severitySchema = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof severitySchema>;

/** Who can fix it: the IdP's admin, the cloud's admin, the operator of this service, or the network between. */
export const fixAtSchema = z.enum(["idp", "cloud", "service", "network"]);
export type FixAt = z.infer<typeof fixAtSchema>;

/**
 * One finding, in the same shape wherever it is found: metadata check, plan, apply, login test, HTTP error.
 * `code` is from the closed catalogue and has a page under docs/errors.
 */
export const diagnosticSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  title: z.string(),
  /** One or two sentences: what it means here and what to do. Public: holds no secret and no assertion. */
  detail: z.string(),
  /** Where: an XPath, a YAML path, or a resource such as `role/Developers`. */
  path: z.string().optional(),
  want: z.string().optional(),
  got: z.string().optional(),
  fixAt: fixAtSchema,
  /** Where in the console of the recognised IdP it is set; absent where that is not known. */
  place: z.string().optional(),
  /** Relative address of the page that explains the code. */
  docs: z.string(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;
