import { Button, Group, Stack, Text } from "@mantine/core";
import { type Diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import {
  type MergeMode,
  mergeRoles,
  type RoleChange,
  reviewMerge,
  reviewMergeSize,
  rolesFromTable,
} from "@modelstudio-sso/federation/rules";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../../../parts/ChoiceCards.tsx";
import { DiagnosticList } from "../../../parts/DiagnosticList.tsx";
import { worstFirst } from "../../../parts/findings.ts";
import { Pill } from "../../../parts/Pill.tsx";
import { ChangeList } from "./ChangeList.tsx";
import type { ImportPanelProps } from "./importProps.ts";
import type { TableRead } from "./readTable.ts";

interface ImportPreviewProps extends ImportPanelProps {
  table: TableRead;
  onOther: () => void;
}

type Counts = Record<RoleChange["kind"], number>;

function countsOf(changes: readonly RoleChange[]): Counts {
  const counts: Counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

/** What the file would do, role by role, and what is wrong in it, row by row. A file is taken whole or not at all. */
export function ImportPreview(props: ImportPreviewProps) {
  const { document, workspaces, table, onAccept, onCancel, onOther } = props;
  const { t } = useTranslation();
  const [mode, setMode] = useState<MergeMode>("merge");
  const preview = useMemo(
    () => previewOf({ document, workspaces, table, mode }),
    [document, workspaces, table, mode],
  );
  const { counts, blocked } = preview;
  const changing = counts.added + counts.changed + counts.removed;
  return (
    <Stack gap="md">
      {!blocked && document.roles.length > 0 && (
        <ChoiceCards
          legend={t("groups.csv.mode")}
          value={mode}
          choices={(["merge", "replace"] as const).map((value) => ({
            value,
            title: t(`groups.csv.modes.${value}.title`),
            text: t(`groups.csv.modes.${value}.text`),
          }))}
          onChange={setMode}
        />
      )}
      <Summary counts={counts} problems={blocked ? preview.findings.length : undefined} />
      <Findings found={preview.findings} />
      {!blocked && <ChangeList changes={preview.changes} workspaces={workspaces ?? []} />}
      <Group gap="sm">
        {!blocked && (
          <Button
            disabled={changing === 0}
            onClick={() => onAccept(preview.roles, t("groups.csv.accepted", { ...counts }))}
          >
            {changing === 0 ? t("groups.csv.nothing") : t("groups.csv.accept", { count: changing })}
          </Button>
        )}
        <Button variant="default" onClick={onOther}>
          {t("groups.csv.other")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </Group>
    </Stack>
  );
}

/** How many roles of each kind; or, where the file cannot be taken, how many problems. */
function Summary({ counts, problems }: { counts: Counts; problems: number | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="status" data-testid="csv-summary">
      {problems !== undefined ? (
        <Text>{t("groups.csv.blocked", { count: problems })}</Text>
      ) : (
        <Group gap="xs">
          <Pill tone="good">{t("groups.csv.added", { count: counts.added })}</Pill>
          <Pill tone="accent">{t("groups.csv.changed", { count: counts.changed })}</Pill>
          <Pill tone={counts.removed > 0 ? "warn" : "quiet"}>
            {t("groups.csv.removed", { count: counts.removed })}
          </Pill>
          <Pill tone="quiet">{t("groups.csv.unchanged", { count: counts.unchanged })}</Pill>
          {counts.removed > 0 && <Text size="sm">{t("groups.csv.removedNote")}</Text>}
        </Group>
      )}
    </div>
  );
}

function previewOf(
  given: Pick<ImportPreviewProps, "document" | "workspaces" | "table"> & { mode: MergeMode },
) {
  const { document, workspaces, table, mode } = given;
  const read = hasErrors(table.findings)
    ? { roles: [], origins: [], findings: [] }
    : rolesFromTable(table.table, { workspaces: workspaces ?? [], current: document.roles });
  const merge = mergeRoles(document.roles, read.roles, mode);
  const fileFindings = [...table.findings, ...read.findings, ...reviewMergeSize(merge)];
  const blocked = hasErrors(fileFindings);
  const review = blocked ? [] : reviewMerge(document, { read, merge, workspaces });
  return {
    blocked,
    roles: merge.roles,
    changes: merge.changes.filter(({ kind }) => kind !== "unchanged"),
    counts: countsOf(merge.changes),
    findings: worstFirst([...fileFindings, ...review]),
  };
}

/** So many findings are shown at a time: ten thousand cards help nobody. */
const atATime = 5;

function Findings({ found }: { found: Diagnostic[] }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(atATime);
  return (
    <>
      <DiagnosticList diagnostics={found.slice(0, most)} testId="csv-findings" />
      {found.length > most && (
        <Group gap="sm">
          <Text size="sm">{t("groups.csv.moreFindings", { count: found.length - most })}</Text>
          <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + 20)}>
            {t("groups.csv.showMore")}
          </Button>
        </Group>
      )}
    </>
  );
}
