import type { GuideLocale, GuideVendor } from "@modelstudio-sso/contracts";

/** What the guide must know beside the document. */
export interface GuideContext {
  /** Product recognised in the IdP's metadata, as the reader of metadata names it. */
  recognised?: string;
  /** The product asked for; the recognised one where absent. */
  vendor?: GuideVendor;
  locale?: GuideLocale;
  /** Address of the Model Studio console to land on; the RelayState. */
  relayState: string;
  /** Landing pages of other regions that have workspaces of this federation. */
  otherRelayStates?: readonly { region: string; url: string }[];
  /** entityID and sign-on addresses of the IdP's metadata: they give away the address of its tile. */
  idp?: { entityId: string; endpoints: readonly string[] };
}
