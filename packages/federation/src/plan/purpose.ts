/** What earlier runs left written down. The command line keeps nothing, so it plans without. */
export interface AppliedHistory {
  /** RoleIds by role name, as the last run that succeeded left them. */
  roleIds: Readonly<Record<string, string>>;
}

/** The earlier state that a rollback goes back to. */
export interface EarlierState {
  /** RoleIds of then, by role name. */
  roleIds: Readonly<Record<string, string>>;
  /** Addresses of what has been adopted since then. */
  adoptedSince: readonly string[];
}

/** What a plan is for; the safety rules that speak depend on it. */
export type Purpose =
  | { kind: "apply"; now: Date; history?: AppliedHistory | undefined }
  | { kind: "rollback"; now: Date; history?: AppliedHistory | undefined; earlier: EarlierState }
  | { kind: "destroy" };
