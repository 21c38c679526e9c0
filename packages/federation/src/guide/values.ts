import type { GuideValue } from "@modelstudio-sso/contracts";
import { attributes } from "./facts.ts";
import type { GuideScope } from "./scope.ts";
import { type ValueId, valueIds } from "./vendor.ts";

type Bare = Pick<GuideValue, "value" | "kind">;

const literal = (value: string): Bare => ({ value, kind: "literal" });
const description = (value: string): Bare => ({ value, kind: "description" });

/** SHA-256 with RSA. Source: XML Security Algorithm Cross-Reference (RFC 6931). */
const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

function commonValue(id: ValueId, { vendor, facts, words, locale }: GuideScope): Bare | undefined {
  const text = vendor.text[locale];
  switch (id) {
    case "sp-metadata":
      return literal(facts.site.metadataUrl);
    case "entity-id":
      return literal(facts.site.entityId);
    case "acs":
      return literal(facts.site.acsUrl);
    case "relay-state":
      return literal(facts.relayState);
    case "name-id-format":
      return literal(vendor.nameIdFormat);
    case "signature":
      return description(words.signature);
    case "signature-algorithm":
      return literal(rsaSha256);
    case "encryption":
      return description(words.encryption);
    case "role":
      return literal(attributes.role);
    case "role-session-name":
      return literal(attributes.roleSessionName);
    case "role-session-name-rule":
      return vendor.sessionNameExpression === undefined
        ? description(text.sessionName ?? words.sessionName)
        : literal(vendor.sessionNameExpression);
    case "session-duration":
      return vendor.abilities["session-duration"] === "no" ? undefined : literal(attributes.sessionDuration);
    case "session-duration-value":
      return facts.sessionSeconds === undefined || vendor.abilities["session-duration"] === "no"
        ? undefined
        : literal(String(facts.sessionSeconds));
    case "tile-url": {
      const url = vendor.tileUrl?.(facts);
      return url === undefined ? description(text.tile) : literal(url);
    }
  }
}

/** All values of a guide: the common ones in their order, then the landing pages of other regions, then the vendor's own. */
export function guideValues(scope: GuideScope): GuideValue[] {
  const { vendor, facts, words, locale } = scope;
  const text = vendor.text[locale];
  const common = valueIds.flatMap((id): GuideValue[] => {
    const bare = commonValue(id, scope);
    if (bare === undefined) return [];
    const note = text.notes?.[id] ?? words.notes[id];
    return [
      { id, label: text.labels[id] ?? words.labels[id], ...bare, ...(note === undefined ? {} : { note }) },
    ];
  });
  const regions = facts.otherRelayStates.map(({ region, url }) => ({
    id: `relay-state-${region}`,
    label: words.otherRelayState(region),
    ...literal(url),
    note: words.otherRelayStateNote,
  }));
  const own = (vendor.extraValues?.(facts) ?? []).map(({ id, value, kind = "literal" }): GuideValue => {
    const note = text.notes?.[id];
    return { id, label: text.labels[id] ?? id, value, kind, ...(note === undefined ? {} : { note }) };
  });
  return [...common, ...regions, ...own];
}
