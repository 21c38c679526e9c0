import { Button, TagsInput } from "@mantine/core";
import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useSession } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { type GroupHint, groupHint, knownGroups } from "./groupHints.ts";
import classes from "./groups.module.css";
import { useSteady } from "./useSteady.ts";

interface GroupsFieldProps {
  groups: string[];
  /** The other roles of the set-up, whose groups a new one is compared with; asked for when somebody types. */
  others: () => readonly FederationRole[];
  findings: Diagnostic[];
  onChange: (groups: string[]) => void;
}

/** Group names, letter by letter as the IdP writes them. Only Enter ends a name: commas and blanks may be part of it. */
export const GroupsField = memo(function GroupsField(props: GroupsFieldProps) {
  const { groups, others, findings, onChange } = props;
  const add = useSteady((group: string) => {
    if (!groups.includes(group)) onChange([...groups, group]);
  });
  return (
    <div className={classes.field}>
      <GroupsInput groups={groups} others={others} onChange={onChange} onAdd={add} />
      <RehearsalGroups taken={groups} onAdd={add} />
      <DiagnosticList diagnostics={findings} />
    </div>
  );
});

type GroupsInputProps = Omit<GroupsFieldProps, "findings"> & { onAdd: (group: string) => void };

/** The field alone, because it is drawn again with every letter. */
function GroupsInput({ groups, others, onChange, onAdd }: GroupsInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const typing = typed.trim() !== "";
  // Only while somebody types; the document's own findings say the rest.
  const known = useMemo(() => (typing ? knownGroups(groups, others()) : undefined), [typing, groups, others]);
  const hint = known === undefined ? undefined : groupHint(typed, known);
  const take = (group: string) => {
    setTyped("");
    onAdd(group);
  };
  return (
    <>
      <TagsInput
        label={t("groups.idpGroups")}
        description={t("groups.idpGroupsNote")}
        placeholder={groups.length === 0 ? t("groups.idpGroupsPlaceholder") : ""}
        size="md"
        value={groups}
        onChange={onChange}
        searchValue={typed}
        onSearchChange={setTyped}
        // A column copied from a spreadsheet becomes one group per line.
        splitChars={["\n"]}
        isDuplicate={(value, tags) => tags.includes(value)}
        acceptValueOnBlur
      />
      <div role="status">{hint !== undefined && <Hint hint={hint} onTake={take} />}</div>
    </>
  );
}

function Hint({ hint, onTake }: { hint: GroupHint; onTake: (group: string) => void }) {
  const { t } = useTranslation();
  switch (hint.kind) {
    case "near-miss":
      return (
        <span className={classes.hint} data-tone="warn" data-testid="group-hint">
          {t("groups.hint.nearMiss", { like: hint.like })}{" "}
          <Button
            variant="subtle"
            size="compact-sm"
            // The field takes what is typed when it is left; this must come before.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(hint.like)}
          >
            {t("groups.hint.take", { like: hint.like })}
          </Button>
        </span>
      );
    case "shared":
      return <span className={classes.hint}>{t("groups.hint.shared", { role: hint.role })}</span>;
    case "object-id-among-names":
      return (
        <span className={classes.hint} data-tone="warn">
          {t("groups.hint.objectId")}
        </span>
      );
    case "name-among-object-ids":
      return (
        <span className={classes.hint} data-tone="warn">
          {t("groups.hint.name")}
        </span>
      );
  }
}

interface RehearsalGroupsProps {
  taken: string[];
  onAdd: (group: string) => void;
}

const RehearsalGroups = memo(function RehearsalGroups({ taken, onAdd }: RehearsalGroupsProps) {
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
});
