import type { Diagnostic, RemovedFromBundle, ResponseExplained } from "@modelstudio-sso/contracts";
import { releasedGroups } from "../login-test/match-groups.ts";
import { emailPattern, shapeOf, shortenBase64, withoutQuery } from "./mask.ts";

const shapes = "its shape: x for a letter, 9 for a digit, marks as they are";

/** What redaction takes out, and what it puts there. */
const kinds = {
  "NameID values": shapes,
  "RoleSessionName values": shapes,
  "session indexes": shapes,
  "values of other attributes": shapes,
  "e-mail addresses": shapes,
  "signatures and other long base64": "the first characters and the length",
  "queries of addresses": "an ellipsis",
} as const;
type Kind = keyof typeof kinds;

/** Shorter values are parts of ordinary words; replacing them in sentences would only confuse. */
const shortestInText = 4;

/** Counts what was taken out while it goes through the texts. */
class Redactor {
  readonly #counts = new Map<Kind, number>();
  readonly #secrets: { text: string; kind: Kind }[];

  constructor(secrets: { text: string; kind: Kind }[]) {
    const distinct = new Map(secrets.map((secret) => [secret.text, secret]));
    this.#secrets = [...distinct.values()]
      .filter(({ text }) => text.length >= shortestInText)
      .sort((a, b) => b.text.length - a.text.length);
  }

  /** A value that is a secret as a whole. */
  value(text: string, kind: Kind): string {
    this.#note(kind);
    return shapeOf(text);
  }

  /** Any other text: secrets inside it, e-mail addresses, long base64. */
  text(text: string): string {
    const cut = this.#secrets.find((secret) => secret.text.startsWith(text.replace(/…$/, "")));
    if (cut !== undefined && text.length >= shortestInText) return this.value(text, cut.kind);
    let clean = text;
    for (const { text: secret, kind } of this.#secrets) {
      if (!clean.includes(secret)) continue;
      clean = clean.replaceAll(wholeWord(secret), () => this.value(secret, kind));
    }
    return this.plain(clean);
  }

  /** What holds no secret of this message: e-mail addresses and long base64 alone. */
  plain(text: string): string {
    const clean = text.replaceAll(emailPattern, (address) => this.value(address, "e-mail addresses"));
    return shortenBase64(clean, () => this.#note("signatures and other long base64"));
  }

  address(text: string): string {
    return this.text(withoutQuery(text, () => this.#note("queries of addresses")));
  }

  removed(): RemovedFromBundle[] {
    return [...this.#counts].map(([what, count]) => ({ what, count, insteadOf: kinds[what] }));
  }

  #note(kind: Kind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }
}

function wholeWord(secret: string): RegExp {
  const literal = secret.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "gu");
}

/** Role values, durations and group names are what findings are about, and name no person. */
function kindOf(name: string, value: string): Kind | undefined {
  if (name === "NameID") return "NameID values";
  if (name === "SessionIndex") return "session indexes";
  const attribute = /^Attribute (.*)$/s.exec(name)?.[1];
  if (attribute === undefined) return undefined;
  if (/rolesessionname$/i.test(attribute)) return "RoleSessionName values";
  if (/acs:ram::/.test(value) || /saml-role\/attributes\/role$/i.test(attribute)) return undefined;
  if (/sessionduration$/i.test(attribute) && value.length < 12) return undefined;
  return releasedGroups({ [attribute]: [value] }) === null ? "values of other attributes" : undefined;
}

function redactFinding(found: Diagnostic, redactor: Redactor): Diagnostic {
  const { path, want, got } = found;
  return {
    ...found,
    detail: redactor.text(found.detail),
    // A place in the document names elements, never what is in them; to a reader of base64 it looks alike.
    ...(path === undefined ? {} : { path: path.startsWith("/") ? path : redactor.text(path) }),
    ...(want === undefined ? {} : { want: redactor.text(want) }),
    ...(got === undefined ? {} : { got: redactor.text(got) }),
  };
}

/**
 * Takes personal data and secrets out of an explanation and says what it took. What findings are about stays: who
 * issued it for whom, times, Role values, groups, and the shape of what is gone.
 */
export function redactExplanation(explained: ResponseExplained): {
  explanation: ResponseExplained;
  removed: RemovedFromBundle[];
} {
  const secrets = explained.values.flatMap(({ name, value }) => {
    const kind = kindOf(name, value);
    return kind === undefined ? [] : [{ text: value, kind }];
  });
  const redactor = new Redactor(secrets);
  const { issuer, destination, relayState } = explained;
  const explanation: ResponseExplained = {
    ...explained,
    values: explained.values.map(({ name, value, trust }) => {
      const kind = kindOf(name, value);
      return {
        name: redactor.plain(name),
        value: kind === undefined ? redactor.plain(value) : redactor.value(value, kind),
        trust,
      };
    }),
    diagnostics: explained.diagnostics.map((found) => redactFinding(found, redactor)),
    ...(issuer === undefined ? {} : { issuer: redactor.plain(issuer) }),
    ...(destination === undefined ? {} : { destination: redactor.plain(destination) }),
    ...(relayState === undefined ? {} : { relayState: redactor.address(relayState) }),
  };
  return { explanation, removed: redactor.removed() };
}
