import type { Diagnostic, LoginCheck } from "@modelstudio-sso/contracts";

interface CheckGroup {
  id: string;
  title: string;
  codes: RegExp;
}

/** The checks a login goes through, in the order a person would ask about them. The first match takes a finding. */
const groups: readonly CheckGroup[] = [
  { id: "status", title: "The identity provider says the sign-in worked", codes: /^response\.status/ },
  {
    id: "signature",
    title: "Signed by a key from the registered metadata",
    codes: /^(response\.(signature|certificate)|login\.second-opinion)/,
  },
  { id: "issuer", title: "Issued by the registered identity provider", codes: /^response\.issuer/ },
  { id: "audience", title: "Meant for this service provider", codes: /^(response|alibaba)\.audience/ },
  {
    id: "recipient",
    title: "Delivered to the right address",
    codes: /^(response\.(destination|confirmation\.(recipient|missing))|alibaba\.(recipient|confirmation))/,
  },
  {
    id: "time",
    title: "Within its time",
    codes: /^response\.(conditions\.(expired|not-yet|no-expiry|inverted)|confirmation|session|issued|time)/,
  },
  { id: "subject", title: "Names one person", codes: /^response\.(subject|name-id)/ },
  {
    id: "request",
    title: "Answers our request, and for the first time",
    codes: /^response\.(in-response-to|idp-initiated|replayed)/,
  },
  { id: "shape", title: "Readable, well formed and complete", codes: /^response\./ },
  {
    id: "cloud-shape",
    title: "Signed and shaped as Alibaba Cloud demands",
    codes: /^alibaba\.(assertion|authn|attribute|response)/,
  },
  { id: "role-attribute", title: "Role values are well formed", codes: /^alibaba\.role/ },
  { id: "session-name", title: "RoleSessionName is one RAM accepts", codes: /^alibaba\.session-name/ },
  {
    id: "session-duration",
    title: "SessionDuration is within its limits",
    codes: /^(alibaba\.session-duration|login\.session)/,
  },
  {
    id: "roles",
    title: "Leads to roles of this federation",
    codes: /^login\.(account|provider|role\.unknown)/,
  },
  { id: "groups", title: "Groups match the mapping", codes: /^login\.group/ },
  {
    id: "workspaces",
    title: "Every role leads to a workspace",
    codes: /^login\.(role\.no-workspace|membership)/,
  },
  { id: "sts", title: "STS exchanges it for credentials", codes: /^(login\.sts|cloud)/ },
];

function outcomeOf(found: readonly Diagnostic[]): LoginCheck["outcome"] {
  if (found.some((entry) => entry.severity === "error")) return "fail";
  return found.some((entry) => entry.severity === "warning") ? "warn" : "pass";
}

/**
 * Sorts all findings of a login into its checks. A check without findings passed; `skipped` names those that could
 * not run (nothing is judged on an unverified message beyond its form).
 */
export function checksOf(diagnostics: readonly Diagnostic[], skipped: readonly string[]): LoginCheck[] {
  const rest = new Map<string, Diagnostic[]>(groups.map((group) => [group.id, []]));
  for (const found of diagnostics) {
    const group = groups.find((candidate) => candidate.codes.test(found.code));
    rest.get(group?.id ?? "shape")?.push(found);
  }
  return groups.map(({ id, title }) => {
    const found = rest.get(id) ?? [];
    const outcome = found.length === 0 && skipped.includes(id) ? "skipped" : outcomeOf(found);
    return { id, title, outcome, diagnostics: found };
  });
}

/** Checks that need a verified assertion. */
export const claimChecks = [
  "role-attribute",
  "session-name",
  "session-duration",
  "roles",
  "groups",
  "workspaces",
] as const;
