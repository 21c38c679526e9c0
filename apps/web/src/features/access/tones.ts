import type { MembershipState } from "@modelstudio-sso/contracts";
import type { Tone } from "../../parts/Pill.tsx";

/** How much a membership's state is worth; the same colours as on the page of memberships. */
export const membershipTones: Record<MembershipState, Tone> = {
  unknown: "quiet",
  attested: "accent",
  probed: "good",
  verified: "good",
};
