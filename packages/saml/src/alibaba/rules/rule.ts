import type { AlibabaSite, Diagnostic } from "@modelstudio-sso/contracts";
import type { AssertionContent } from "../../response/types.ts";

/** What the rules of role-based SSO look at; of an explanation, parts may be unsigned. */
export interface ClaimSubject {
  readonly assertion: Omit<AssertionContent, "signedBy"> & {
    readonly signedBy: AssertionContent["signedBy"] | undefined;
  };
  /** The site the assertion must be for, where that is known. */
  readonly site: AlibabaSite | undefined;
}

/** One family of demands of Alibaba Cloud's role-based SSO. */
export type ClaimRule = (subject: ClaimSubject) => Diagnostic[];
