import type { FederationRole, RoleWorkspace, Workspace } from "@modelstudio-sso/contracts";
import type { RoleChange, RoleDifference } from "@modelstudio-sso/federation/rules";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconMinus, IconPencil, IconPlus } from "../../../parts/icons.ts";
import { useDuration } from "../../../parts/useDuration.ts";
import classes from "./csv.module.css";

interface ChangeListProps {
  changes: readonly RoleChange[];
  workspaces: readonly Workspace[];
}

/** What scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

/** Every role the file adds, changes or removes. Only the lines in sight exist. */
export function ChangeList({ changes, workspaces }: ChangeListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 5,
  });
  if (changes.length === 0) return null;
  return (
    <section ref={scroller} className={classes.scroller} aria-label={t("groups.csv.changes")} {...reachable}>
      <ul className={classes.changes} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const change = changes[index];
          return (
            change !== undefined && (
              <li
                key={`${change.kind} ${change.role.name}`}
                ref={virtual.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={changes.length}
                className={classes.change}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Change change={change} workspaces={workspaces} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

const signs = { added: IconPlus, changed: IconPencil, removed: IconMinus, unchanged: IconPencil };

function Change({ change, workspaces }: { change: RoleChange; workspaces: readonly Workspace[] }) {
  const { t } = useTranslation();
  const Sign = signs[change.kind];
  return (
    <>
      <span className={classes.sign} data-kind={change.kind}>
        <Sign size={15} stroke={2.4} role="img" aria-label={t(`groups.csv.kind.${change.kind}`)} />
      </span>
      <div>
        <strong>{change.role.name}</strong>
        {change.kind === "added" && <Added role={change.role} workspaces={workspaces} />}
        {change.kind === "changed" &&
          change.differences.map((difference) => (
            <Difference key={difference.field} difference={difference} workspaces={workspaces} />
          ))}
      </div>
    </>
  );
}

function useWorkspaceWords(workspaces: readonly Workspace[]): (entry: RoleWorkspace) => string {
  const { t } = useTranslation();
  return ({ workspace, role, displayName }) => {
    const name = workspaces.find(({ id }) => id === workspace)?.name ?? workspace;
    const right = t(role === "Admin" ? "groups.admin" : "groups.visitor");
    return displayName === undefined ? `${name} (${right})` : `${name} (${right}, ${displayName})`;
  };
}

function Added({ role, workspaces }: { role: FederationRole; workspaces: readonly Workspace[] }) {
  const { t } = useTranslation();
  const words = useWorkspaceWords(workspaces);
  const duration = useDuration();
  const parts = [
    role.groups.join(", ") || t("groups.matrix.noGroups"),
    role.workspaces.map(words).join(", ") || t("groups.matrix.noWorkspace"),
    ...(role.policies.length > 0 ? [role.policies.join(", ")] : []),
    ...(role.maxSessionDurationSeconds === 3600 ? [] : [duration(role.maxSessionDurationSeconds)]),
  ];
  return <p className={classes.words}>{parts.join(" · ")}</p>;
}

interface DifferenceProps {
  difference: RoleDifference;
  workspaces: readonly Workspace[];
}

function Difference({ difference, workspaces }: DifferenceProps) {
  const { t } = useTranslation();
  const workspaceWords = useWorkspaceWords(workspaces);
  const duration = useDuration();
  const words = (text: string) => {
    if (difference.field === "session") return duration(Number(text));
    return difference.field === "users" && text === "*" ? t("groups.matrix.allUsers") : text;
  };
  const [removed, added] =
    difference.field === "workspaces"
      ? [difference.removed.map(workspaceWords), difference.added.map(workspaceWords)]
      : [difference.removed.map(words), difference.added.map(words)];
  return (
    <p className={classes.words}>
      {t(`groups.csv.field.${difference.field}`)}: {removed.length > 0 && <del>{removed.join(", ")}</del>}{" "}
      {added.length > 0 && <ins>{added.join(", ")}</ins>}
    </p>
  );
}
