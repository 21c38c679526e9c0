import type { AbilityId, ValueId } from "../vendor.ts";

/** What all guides say alike, in one language. */
export interface GuideWords {
  labels: Record<ValueId, string>;
  notes: Partial<Record<ValueId, string>>;
  /** Texts of the values that describe rather than name. */
  signature: string;
  encryption: string;
  sessionName: string;
  otherRelayState: (region: string) => string;
  otherRelayStateNote: string;
  abilities: Record<AbilityId, string>;
  sayDone: { title: string; text: string };
  warnings: {
    noRoles: string;
    noGroups: (roles: string) => string;
    sharedGroup: (groups: string) => string;
  };
}
