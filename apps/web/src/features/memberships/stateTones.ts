import type { MembershipState } from "@modelstudio-sso/contracts";
import type { Tone } from "../../parts/Pill.tsx";

/** Only what was read back is green: an attestation is somebody's word. */
export const stateTones: Record<MembershipState, Tone> = {
  unknown: "quiet",
  attested: "accent",
  probed: "good",
  verified: "good",
};
