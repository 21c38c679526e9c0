import { TagsInput, Text } from "@mantine/core";
import type { FederationDocument, FederationRole, Workspace } from "@modelstudio-sso/contracts";
import { choosableRoles } from "@modelstudio-sso/federation/rules";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./groups.module.css";

interface ChoosableRolesProps {
  document: FederationDocument;
  workspaces: readonly Workspace[];
}

/** Somebody's groups in, the roles they would be offered at sign-in out. Nothing of it is kept. */
export function ChoosableRoles({ document, workspaces }: ChoosableRolesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // One role leaves nothing to choose, and RAM users come without groups.
  if (document.loginPath.kind !== "idp" || document.roles.length < 2) return null;
  return (
    <details className={classes.who} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("groups.who.title")}</summary>
      {open && <Question roles={document.roles} workspaces={workspaces} />}
    </details>
  );
}

interface QuestionProps {
  roles: readonly FederationRole[];
  workspaces: readonly Workspace[];
}

function Question({ roles, workspaces }: QuestionProps) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<string[]>([]);
  return (
    <div className={classes.whoBody}>
      <TagsInput
        label={t("groups.who.groups")}
        description={t("groups.who.note")}
        placeholder={groups.length === 0 ? t("groups.idpGroupsPlaceholder") : ""}
        size="md"
        value={groups}
        onChange={setGroups}
        splitChars={["\n"]}
        isDuplicate={(value, tags) => tags.includes(value)}
        acceptValueOnBlur
      />
      {groups.length > 0 && <Choices roles={roles} workspaces={workspaces} groups={groups} />}
      <Text size="sm" c="dimmed">
        {t("groups.choose")}
      </Text>
    </div>
  );
}

function Choices({ roles, workspaces, groups }: QuestionProps & { groups: string[] }) {
  const { t } = useTranslation();
  const choice = useMemo(() => choosableRoles(roles, groups), [roles, groups]);
  const nameOf = (id: string) => workspaces.find((workspace) => workspace.id === id)?.name ?? id;
  return (
    <div role="status" className={classes.whoBody} data-testid="choosable-roles">
      {choice.roles.length === 0 && <Pill tone="warn">{t("groups.who.none")}</Pill>}
      {choice.roles.length > 0 && (
        <ul className={classes.choices}>
          {choice.roles.map(({ role, through }) => (
            <li key={role.name}>
              <strong>{role.name}</strong>
              <span className={classes.note}>
                {t("groups.who.through", { groups: through.join(", ") })}
                {" · "}
                {role.workspaces.length === 0
                  ? t("groups.summary.workspaces", { count: 0 })
                  : role.workspaces
                      .map(
                        (entry) =>
                          `${nameOf(entry.workspace)} (${t(entry.role === "Admin" ? "groups.admin" : "groups.visitor")})`,
                      )
                      .join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {choice.unmatched.length > 0 && (
        <ul className={classes.choices}>
          {choice.unmatched.map(({ group, like }) => (
            <li key={group} className={classes.note}>
              {like === undefined
                ? t("groups.who.unmatched", { group })
                : t("groups.who.nearMiss", { group, like })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
