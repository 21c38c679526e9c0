import type { GuideLocale } from "@modelstudio-sso/contracts";
import type { GuideFacts } from "./facts.ts";
import type { VendorDefinition } from "./vendor.ts";
import type { GuideWords } from "./words/words.ts";

/** One guide being written: for whom, about what, in which language. */
export interface GuideScope {
  vendor: VendorDefinition;
  facts: GuideFacts;
  words: GuideWords;
  locale: GuideLocale;
}
