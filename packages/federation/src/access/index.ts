export {
  type AccessKnowledge,
  type AccessState,
  desiredAccessState,
  type MembershipEvidence,
  observedAccessFindings,
  observedAccessState,
  plannedAccessState,
} from "./access-state.ts";
export { capabilities, capabilitiesOfPolicy, withoutImplied } from "./capabilities.ts";
export { accessChoice, isOpen, subjectsNamed } from "./choices.ts";
export { accessDifference } from "./difference.ts";
export { accessLegend } from "./legend.ts";
export { accessMatrix } from "./matrix.ts";
export { readTrust, type Trusted } from "./read-trust.ts";
export { sessionAccess } from "./session-access.ts";
export { workspacePresets } from "./workspace-presets.ts";
