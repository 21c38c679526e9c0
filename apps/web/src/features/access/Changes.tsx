import type { AccessLegend, Capability, RoleChange, WorkspaceAccess } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useDuration } from "../../parts/useDuration.ts";
import classes from "./access.module.css";
import { capabilitiesByLayer } from "./rows.ts";

/** What the plan adds to one role and takes from it, for those who may choose it. */
export function Changes({ change, legend }: { change: RoleChange; legend: AccessLegend }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const { workspaces, capabilities, session, way } = change;
  const workspace = (entry: WorkspaceAccess) =>
    `${entry.name ?? entry.workspace} · ${t(entry.role === "Admin" ? "groups.admin" : "groups.visitor")}`;
  const told = (ids: readonly Capability[]) =>
    capabilitiesByLayer(ids, legend).flatMap((entry) => entry.ids.map((id) => t(`access.capability.${id}`)));
  const lines: [sign: "+" | "−" | "→", text: string][] = [
    ...workspaces.gained.map((entry): ["+", string] => ["+", workspace(entry)]),
    ...workspaces.lost.map((entry): ["−", string] => ["−", workspace(entry)]),
    ...told(capabilities.gained).map((text): ["+", string] => ["+", text]),
    ...told(capabilities.lost).map((text): ["−", string] => ["−", text]),
    ...(session === null
      ? []
      : [
          [
            "→",
            t("access.sessionChange", { before: duration(session.before), after: duration(session.after) }),
          ] as ["→", string],
        ]),
    ...(way === null
      ? []
      : [
          [
            "→",
            t("access.wayChange", {
              before: t(`access.way.${way.before}`),
              after: t(`access.way.${way.after}`),
            }),
          ] as ["→", string],
        ]),
  ];
  // A gained role shows all it brings above already.
  if (change.change === "gained" || lines.length === 0) return null;
  const words = { "+": "access.adds", "−": "access.takes", "→": "access.alters" } as const;
  return (
    <ul className={classes.changes}>
      {lines.map(([sign, text]) => (
        <li key={`${sign} ${text}`} data-sign={sign}>
          <span role="img" aria-label={t(words[sign])}>
            {sign}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
