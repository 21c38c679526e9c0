/** What every code of the catalogue carries; a finding copies it (see diagnostic.ts). */
export interface CodeEntry {
  readonly title: string;
  readonly severity: "error" | "warning" | "info";
  readonly fixAt: "idp" | "cloud" | "service" | "network";
}
