import type { Draft } from "../response/draft.ts";
import type { SiteFacts } from "../sites.ts";
import type { RehearsalUser } from "../users.ts";

/** What a fault may know besides the draft. */
export interface Scene {
  user: RehearsalUser;
  /** The addressee. */
  target: SiteFacts;
  /** Whom a careless admin would confuse it with: the other Alibaba Cloud site, or another service. */
  mistaken: SiteFacts;
}

/** One way in which an identity provider goes wrong. */
export interface FaultRule {
  /** One sentence for the person who picks it, saying what is wrong with the response. */
  description: string;
  change(draft: Draft, scene: Scene): Draft;
}
