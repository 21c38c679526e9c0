/** A second person's look at a plan, and what somebody sees who may not change anything. */
export const approval = {
  title: "Approval",
  one: "This set-up can be applied by one person.",
  two: "This set-up asks for two persons: somebody who neither wrote this version nor made the plan approves it, then it can be applied.",
  given: "Approved",
  missing: "Waits for approval",
  by: "{{who}}, {{when}}",
  note: "Note",
  approve: "Approve exactly this plan",
  approveNote: "It counts for this fingerprint alone, and for one run.",
  askTwo: "Ask for two persons from now on",
  askOne: "Let one person be enough",
  void: {
    "plan-changed": "counts no more: the plan has changed",
    used: "used for a run",
    "same-person": "does not count: it is their own change",
    "lost-right": "does not count: they may not approve any more",
  },
  lookOnly: "You may look at this set-up, but not change it.",
  noPlan: "No plan has been made yet. Somebody who operates this set-up makes one.",
};
