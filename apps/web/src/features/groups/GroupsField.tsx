import { TagsInput } from "@mantine/core";
import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import classes from "./groups.module.css";

interface GroupsFieldProps {
  groups: string[];
  findings: Diagnostic[];
  onChange: (groups: string[]) => void;
}

/** Group names, letter by letter as the IdP writes them. Only Enter ends a name: commas and blanks may be part of it. */
export function GroupsField({ groups, findings, onChange }: GroupsFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.field}>
      <TagsInput
        label={t("groups.idpGroups")}
        description={t("groups.idpGroupsNote")}
        placeholder={groups.length === 0 ? t("groups.idpGroupsPlaceholder") : ""}
        size="md"
        value={groups}
        onChange={onChange}
        splitChars={[]}
        isDuplicate={(value, tags) => tags.includes(value)}
        acceptValueOnBlur
      />
      <RehearsalGroups taken={groups} onAdd={(group) => onChange([...groups, group])} />
      <DiagnosticList diagnostics={findings} />
    </div>
  );
}

function RehearsalGroups({ taken, onAdd }: { taken: string[]; onAdd: (group: string) => void }) {
  const { t } = useTranslation();
  const sandbox = useSession().cloud === "sandbox";
  const metadata = useQuery({ ...query.sandbox.metadata.queryOptions(), enabled: sandbox });
  const offered = (metadata.data?.groups ?? []).filter((group) => !taken.includes(group));
  if (offered.length === 0) return null;
  return (
    <div className={classes.chips}>
      <span>{t("groups.rehearsalGroups")}</span>
      {offered.map((group) => (
        <button
          key={group}
          type="button"
          className={classes.chip}
          aria-label={t("groups.addGroup", { group })}
          onClick={() => onAdd(group)}
        >
          + {group}
        </button>
      ))}
    </div>
  );
}
