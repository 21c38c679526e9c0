import type {
  DocumentedBy,
  GuideAbility,
  GuideLocale,
  GuideSource,
  GuideVendor,
} from "@modelstudio-sso/contracts";
import type { GuideFacts } from "./facts.ts";

export type AbilityId = GuideAbility["id"];
export type AbilityAnswer = GuideAbility["answer"];

/** Values every guide has. A vendor may name them its own way. */
export const valueIds = [
  "sp-metadata",
  "entity-id",
  "acs",
  "relay-state",
  "name-id-format",
  "signature",
  "signature-algorithm",
  "encryption",
  "role",
  "role-session-name",
  "role-session-name-rule",
  "session-duration",
  "session-duration-value",
  "tile-url",
] as const;
export type ValueId = (typeof valueIds)[number];

export interface VendorStep<Step extends string, Config extends string, Extra extends string> {
  id: Step;
  values?: readonly (ValueId | Extra)[];
  configurations?: readonly Config[];
}

/** What a vendor's guide says in one language. */
export interface VendorText<
  Step extends string,
  Config extends string,
  Extra extends string,
  Warning extends string,
> {
  name: string;
  summary: string;
  /** Where this vendor calls a value something else, and every value of its own. */
  labels: Partial<Record<ValueId, string>> & Record<Extra, string>;
  notes?: Partial<Record<ValueId | Extra, string>>;
  /** How RoleSessionName is made where no expression makes it; the value's text then. */
  sessionName?: string;
  /** Where the tile's address is found when metadata does not give it away. */
  tile: string;
  abilities?: Partial<Record<AbilityId, string>>;
  steps: Record<Step, { title: string; text: string }>;
  configurations: Record<Config, { title: string; howToImport: string }>;
  warnings: Record<Warning, (detail: string) => string>;
  unverified: readonly string[];
}

/** One product as data: what it can do, what it needs, and the files made for it. */
export interface VendorDefinition<
  Step extends string = string,
  Config extends string = string,
  Extra extends string = string,
  Warning extends string = string,
> {
  id: GuideVendor;
  documentedBy: DocumentedBy;
  sources: readonly GuideSource[];
  abilities: Record<AbilityId, AbilityAnswer>;
  /** The NameID format's URN that fits this product best; every format is accepted. */
  nameIdFormat: string;
  steps: readonly VendorStep<Step, Config, Extra>[];
  /** Values of its own, after the common ones. */
  extraValues?(facts: GuideFacts): readonly { id: Extra; value: string; kind?: "literal" | "description" }[];
  /** Expression that makes RoleSessionName, where the product has one to enter. */
  sessionNameExpression?: string;
  /** Address that starts a sign-in at the IdP, where its metadata gives enough away. */
  tileUrl?(facts: GuideFacts): string | undefined;
  configurations: readonly {
    id: Config;
    filename: string;
    mediaType: string;
    make(facts: GuideFacts): string;
  }[];
  /** What it cannot do for this federation; `detail` goes into the sentence. */
  warnings?(facts: GuideFacts): readonly { id: Warning; detail: string }[];
  text: Record<GuideLocale, VendorText<Step, Config, Extra, Warning>>;
}

/** Checks a definition against itself: every step, file, value and warning has its words in every language. */
export function defineVendor<
  Step extends string,
  Config extends string,
  Extra extends string = never,
  Warning extends string = never,
>(
  definition: VendorDefinition<Step, Config, Extra, Warning>,
): VendorDefinition<Step, Config, Extra, Warning> {
  return definition;
}

/** NameID formats, by their short names. Source: SAML 2.0 core, section 8.3. */
export const nameIdFormats = {
  persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  email: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
} as const;
