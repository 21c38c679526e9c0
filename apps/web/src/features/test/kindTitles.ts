/** What the page calls each kind of proof. */
export const kindTitles = {
  rehearsal: "test.rehearsal.title",
  captured: "test.captured.title",
  "real-road": "test.road.title",
} as const;
