import type {
  AccessCaveat,
  AccessChange,
  AccessChoice,
  AccessLink,
  AccessMatrix,
  AccessSubject,
  AccessWay,
  CapabilityLayer,
  RoleAccess,
  SessionAccess,
  WorkspaceAccess,
} from "@modelstudio-sso/contracts";
import { capabilities, withoutImplied } from "@modelstudio-sso/federation";

const subjectWords: Record<AccessSubject["kind"], string> = {
  group: "group",
  user: "RAM user",
  provider: "whoever is sent by the provider",
  account: "every RAM identity that may call AssumeRole in the account",
  other: "principal",
};

const wayWords: Record<AccessWay, string> = {
  open: "",
  conditional: "under a condition of the trust policy",
  "no-grant-seen": "no AssumeRole grant seen",
  "not-trusted": "not let in by the trust policy",
  "role-absent": "the role does not exist",
};

const caveatWords: Record<AccessCaveat, string> = {
  "groups-are-the-idps":
    "Who is in a group, and that the IdP sends the role for it, is known to the IdP alone.",
  "memberships-by-word":
    "No API tells workspace memberships: they are known by somebody's word or by a probe.",
  "user-groups-unread": "Grants that RAM users have through RAM user groups are not read.",
  "policies-unread": "What policies that are not this service's allow is not read.",
};

const layerWords: Record<CapabilityLayer, string> = {
  "data-permission": "data permissions",
  management: "management layer",
  "super-administrator": "super administrator",
  account: "beyond Model Studio",
};

const stateWords = { unknown: "not known", attested: "attested", probed: "probed", verified: "verified" };

const subjectText = (subject: AccessSubject) => `${subjectWords[subject.kind]} ${subject.name}`;

function linkText(link: Pick<AccessLink, "role" | "way"> & { expected?: boolean }): string {
  const notes = [wayWords[link.way], link.expected === false ? "not in the federation" : ""].filter(Boolean);
  return notes.length === 0 ? link.role : `${link.role} (${notes.join("; ")})`;
}

function workspaceText(entry: WorkspaceAccess): string {
  const name = entry.name === null ? entry.workspace : `${entry.name} (${entry.workspace})`;
  const left = entry.wanted ? "" : ", no longer in the federation";
  return `${name} as ${entry.role}: ${stateWords[entry.state]}${left}`;
}

function sessionText(session: SessionAccess): string {
  const open = session.limits.filter((limit) => limit.basis === "unknown").map((limit) => limit.id);
  const unknown = open.length === 0 ? "" : `; not known: ${open.join(", ")}`;
  return `at most ${session.seconds} s, decided by ${session.decidedBy.join(" and ")}${unknown}`;
}

function capabilityLines(access: RoleAccess): string[] {
  const told = withoutImplied(access.capabilities);
  const held = capabilities.filter((capability) => told.includes(capability.id));
  return Object.entries(layerWords).flatMap(([layer, words]) => {
    const texts = held
      .filter((capability) => capability.layer === layer)
      .map((capability) => capability.text);
    return texts.length === 0 ? [] : [`    ${words}: ${texts.join("; ")}`];
  });
}

function roleLines(access: RoleAccess): string[] {
  const policies = access.policies.map(
    (entry) =>
      `${entry.policy}${entry.expected ? "" : " (not in the federation)"}${entry.capabilities === null ? " (not read)" : ""}`,
  );
  return [
    `  ${access.role}`,
    ...(access.workspaces.length === 0 && access.unproven.length === 0 ? ["    no workspace"] : []),
    ...access.workspaces.map((entry) => `    workspace ${workspaceText(entry)}`),
    ...access.unproven.map((entry) => `    workspace ${workspaceText(entry)}, nobody vouched for it`),
    `    policies: ${policies.join(", ") || "none"}`,
    ...capabilityLines(access),
    `    session: ${sessionText(access.session)}`,
  ];
}

const sourceWords = {
  desired: "as the federation says",
  observed: "as the cloud shows",
  plan: "after the plan",
};

const caveatLines = (caveats: readonly AccessCaveat[]) => [
  "What this cannot tell:",
  ...caveats.map((caveat) => `  ${caveatWords[caveat]}`),
];

/** The matrix for people: who may choose which role, then what each role gives. */
export function matrixText(matrix: AccessMatrix): string {
  return [
    `Who can do what in "${matrix.federation}", ${sourceWords[matrix.source]}.`,
    "Who may choose which role, one at a time (rights are never the sum):",
    ...matrix.subjects.map(
      (entry) => `  ${subjectText(entry.subject)}: ${entry.roles.map(linkText).join(" | ")}`,
    ),
    "What each role gives:",
    ...(matrix.roles.length === 0 ? ["  there is no role"] : matrix.roles.flatMap(roleLines)),
    ...caveatLines(matrix.caveats),
  ].join("\n");
}

/** What somebody in the named groups could choose from. */
export function choiceText(choice: AccessChoice): string {
  const through = (subjects: readonly AccessSubject[]) => subjects.map((subject) => subject.name).join(", ");
  return [
    `${choice.options.length} role(s) to choose from, one at a time (rights are never the sum), ${sourceWords[choice.source]}:`,
    ...choice.options.flatMap((option) => [
      ...roleLines(option.access),
      `    through: ${through(option.through)}${option.way === "open" ? "" : ` (${wayWords[option.way]})`}`,
    ]),
    ...choice.closed.map((entry) => `Closed: ${linkText(entry)}, through ${through(entry.through)}`),
    ...choice.unmapped.map(
      ({ subject, like }) =>
        `Leads nowhere: ${subject.name}${like === null ? "" : ` (the federation writes it "${like}")`}`,
    ),
    ...caveatLines(choice.caveats),
  ].join("\n");
}

function changeLines(change: AccessChange["roles"][number]): string[] {
  const signed = (sign: string, texts: readonly string[]) => texts.map((text) => `      ${sign} ${text}`);
  const { workspaces, policies, session, way } = change;
  return [
    `    ${change.change} ${change.role}`,
    ...signed(
      "+",
      workspaces.gained.map((entry) => `workspace ${workspaceText(entry)}`),
    ),
    ...signed(
      "-",
      workspaces.lost.map((entry) => `workspace ${workspaceText(entry)}`),
    ),
    ...signed("+", policies.gained),
    ...signed("-", policies.lost),
    ...(session === null ? [] : [`      session ${session.before} s -> ${session.after} s`]),
    ...(way === null ? [] : [`      way ${way.before} -> ${way.after}`]),
  ];
}

/** What changes for whom, compared with what is there now. */
export function differenceText(changes: readonly AccessChange[]): string {
  if (changes.length === 0) return "It changes nobody's access.";
  return [
    "It changes, for whoever chooses the role:",
    ...changes.flatMap((entry) => [`  ${subjectText(entry.subject)}`, ...entry.roles.flatMap(changeLines)]),
  ].join("\n");
}
