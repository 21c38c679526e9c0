import {
  type FederationDocument,
  type Guide,
  type GuideLocale,
  type GuideVendor,
  guideVendorIds,
} from "@modelstudio-sso/contracts";
import type { GuideContext } from "./context.ts";
import { guideFacts } from "./facts.ts";
import type { GuideScope } from "./scope.ts";
import { guideValues } from "./values.ts";
import type { AbilityId, VendorDefinition } from "./vendor.ts";
import { vendors } from "./vendors/index.ts";
import { guideWords } from "./words/index.ts";
import type { GuideWords } from "./words/words.ts";

/** The guide's product for what metadata gave away; `generic` for all that has no guide of its own. */
export function guideVendorOf(recognised: string): GuideVendor {
  return guideVendorIds.find((id) => id === recognised) ?? "generic";
}

function warningsOf({ vendor, facts, words, locale }: GuideScope): Guide["warnings"] {
  const found: Guide["warnings"] = [];
  if (facts.roles.length === 0) found.push({ id: "no-roles", text: words.warnings.noRoles });
  const lonely = facts.roles.filter((role) => role.groups.length === 0).map((role) => role.name);
  if (lonely.length > 0) found.push({ id: "no-groups", text: words.warnings.noGroups(lonely.join(", ")) });
  for (const { id, detail } of vendor.warnings?.(facts) ?? []) {
    const say = vendor.text[locale].warnings[id];
    if (say !== undefined) found.push({ id, text: say(detail) });
  }
  const shared = facts.groups.filter((entry) => entry.values.length > 1).map((entry) => entry.group);
  if (shared.length > 0) {
    found.push({ id: "shared-group", text: words.warnings.sharedGroup(shared.join(", ")) });
  }
  return found;
}

function abilitiesOf(vendor: VendorDefinition, words: GuideWords, locale: GuideLocale): Guide["abilities"] {
  const notes = vendor.text[locale].abilities ?? {};
  return (Object.keys(vendor.abilities) as AbilityId[]).map((id) => {
    const note = notes[id];
    return {
      id,
      label: words.abilities[id],
      answer: vendor.abilities[id],
      ...(note === undefined ? {} : { note }),
    };
  });
}

function stepsOf({ vendor, words, locale }: GuideScope): Guide["steps"] {
  const text = vendor.text[locale];
  const steps = vendor.steps.flatMap(({ id, values = [], configurations = [] }) => {
    const step = text.steps[id];
    return step === undefined
      ? []
      : [{ id, ...step, values: [...values], configurations: [...configurations] }];
  });
  return [...steps, { id: "say-done", ...words.sayDone, values: [], configurations: [] }];
}

function configurationsOf({ vendor, facts, locale }: GuideScope): Guide["configurations"] {
  const text = vendor.text[locale].configurations;
  return vendor.configurations.flatMap(({ id, filename, mediaType, make }) => {
    const about = text[id];
    return about === undefined ? [] : [{ id, filename, mediaType, content: make(facts), ...about }];
  });
}

/** Instructions for the IdP's admin in the words of their product, with every value of this federation filled in. */
export function makeGuide(document: FederationDocument, context: GuideContext): Guide {
  const recognised = guideVendorOf(context.recognised ?? "generic");
  const id = context.vendor ?? recognised;
  const locale = context.locale ?? "en";
  const vendor = vendors[id];
  const text = vendor.text[locale];
  const words = guideWords[locale];
  const facts = guideFacts(document, context);
  const scope = facts && { vendor, facts, words, locale };
  return {
    vendor: id,
    vendorName: text.name,
    recognised,
    locale,
    vendors: guideVendorIds.map((each) => ({ id: each, name: vendors[each].text[locale].name })),
    summary: text.summary,
    documentedBy: vendor.documentedBy,
    sources: [...vendor.sources],
    unverified: [...text.unverified],
    abilities: abilitiesOf(vendor, words, locale),
    values: scope ? guideValues(scope) : [],
    roleValues: (facts?.roles ?? []).map(({ name, groups, value }) => ({
      role: name,
      groups: [...groups],
      value,
    })),
    steps: scope ? stepsOf(scope) : [],
    configurations: scope ? configurationsOf(scope) : [],
    warnings: scope ? warningsOf(scope) : [],
  };
}
