import type { Draft } from "../response/draft.ts";
import { addressingFaults } from "./addressing.ts";
import { groupFaults } from "./groups.ts";
import { roleFaults } from "./roles.ts";
import type { FaultRule, Scene } from "./rule.ts";
import { sessionFaults } from "./session.ts";
import { signatureFaults } from "./signature.ts";
import { structureFaults } from "./structure.ts";
import { timeFaults } from "./times.ts";

const rules = {
  ...signatureFaults,
  ...addressingFaults,
  ...timeFaults,
  ...structureFaults,
  ...roleFaults,
  ...sessionFaults,
  ...groupFaults,
};

/** Every way in which the rehearsal identity provider can go wrong; a closed union. */
export type Fault = keyof typeof rules;

// Object.keys loses the key type; `rules` is a literal of this file, so the keys are exactly `Fault`.
const ids = Object.keys(rules) as Fault[];

/** The catalogue of faults, in the order in which the pages show them. */
export const faults: readonly { id: Fault; description: string }[] = ids.map((id) => ({
  id,
  description: rules[id].description,
}));

/** Whether the text names a fault. */
export function isFault(text: string): text is Fault {
  return Object.hasOwn(rules, text);
}

/** The draft with the fault in it. */
export function withFault(draft: Draft, fault: Fault, scene: Scene): Draft {
  const rule: FaultRule = rules[fault];
  return rule.change(draft, scene);
}
