import type { Federation } from "@modelstudio-sso/contracts";
import type { Services } from "../services.ts";

export interface OwnedFederation {
  organizationId: string;
  federation: Federation;
}

/** Finds whom a response is meant for that answers no request of ours. */
export interface IssuerIndex {
  /** The one federation whose IdP has this entityID; `null` where there is none, or more than one could be meant. */
  federationOf(issuer: string): Promise<OwnedFederation | null>;
}

const atOnce = 100;

/**
 * The entityID of a federation's IdP is read out of its metadata once, when it is first looked for, and kept beside
 * it: anybody can post to the ACS, and that must not cost more the more federations there are.
 */
export function issuerIndex({ store, saml, now }: Pick<Services, "store" | "saml" | "now">): IssuerIndex {
  let reading: Promise<void> | null = null;
  const readNew = async () => {
    for (;;) {
      const unread = await store.federations.withUnreadIssuer(atOnce);
      for (const federation of unread) {
        const entityId = await saml.entityIdOf(federation, now());
        await store.federations.noteIssuer(federation, entityId ?? "");
      }
      if (unread.length < atOnce) return;
    }
  };
  return {
    async federationOf(issuer) {
      // One reading at a time, whoever asks.
      reading ??= readNew().finally(() => {
        reading = null;
      });
      await reading;
      const found = await store.federations.ofIssuer(issuer);
      return found.length === 1 ? (found[0] ?? null) : null;
    },
  };
}
