import type {
  AccessLegend,
  AccessLink,
  AccessReport,
  AccessSubject,
  Capability,
  CapabilityLayer,
  RoleAccess,
  RoleChange,
} from "@modelstudio-sso/contracts";

/** One role as one subject has it, or loses it. */
export interface RowLink extends AccessLink {
  /** What the role gives; `null` where it does not exist in this state. */
  access: RoleAccess | null;
  change: RoleChange | null;
}

export interface Row {
  key: string;
  subject: AccessSubject;
  links: RowLink[];
  changed: boolean;
}

const keyOf = (subject: AccessSubject) => `${subject.kind} ${subject.name}`;

/** The matrix with the plan's difference laid over it: a role that is lost has its place, too. */
export function rowsOf({ matrix, difference }: AccessReport): Row[] {
  const roles = new Map(matrix.roles.map((role) => [role.role, role]));
  const changes = new Map((difference ?? []).map((entry) => [keyOf(entry.subject), entry]));
  const subjects = new Map(
    [...matrix.subjects, ...(difference ?? [])].map((entry) => [keyOf(entry.subject), entry.subject]),
  );
  const links = new Map(matrix.subjects.map((entry) => [keyOf(entry.subject), entry.roles]));
  return [...subjects].map(([key, subject]) => {
    const changed = new Map((changes.get(key)?.roles ?? []).map((change) => [change.role, change]));
    const held = (links.get(key) ?? []).map((link) => ({
      ...link,
      access: roles.get(link.role) ?? null,
      change: changed.get(link.role) ?? null,
    }));
    const gone = [...changed.values()]
      .filter((change) => held.every((link) => link.role !== change.role))
      .map(
        (change): RowLink => ({
          role: change.role,
          way: "role-absent",
          expected: true,
          access: null,
          change,
        }),
      );
    return { key, subject, links: [...held, ...gone], changed: changed.size > 0 };
  });
}

function wordsOf(row: Row): string[] {
  return [
    row.subject.name,
    ...row.links.flatMap(({ role, access }) => [
      role,
      ...(access?.policies.map((policy) => policy.policy) ?? []),
      ...[...(access?.workspaces ?? []), ...(access?.unproven ?? [])].flatMap((entry) => [
        entry.workspace,
        entry.name ?? "",
      ]),
    ]),
  ];
}

/** Rows in which every word asked for appears: in the group, a role, a workspace or a policy. */
export function searchRows(rows: readonly Row[], asked: { text: string; onlyChanged: boolean }): Row[] {
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (asked.onlyChanged && !row.changed) return false;
    const text = wordsOf(row).join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a role allows by layer, without what another of its capabilities says already. */
export function capabilitiesByLayer(
  held: readonly Capability[],
  legend: AccessLegend,
): { layer: CapabilityLayer; ids: Capability[] }[] {
  const told = legend.capabilities.filter(
    ({ id, within }) => held.includes(id) && (within === null || !held.includes(within)),
  );
  const layers = [...new Set(told.map((capability) => capability.layer))];
  return layers.map((layer) => ({
    layer,
    ids: told.filter((capability) => capability.layer === layer).map((capability) => capability.id),
  }));
}
