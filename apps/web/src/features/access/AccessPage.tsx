import { Skeleton, Stack } from "@mantine/core";
import type { AccessReport, AccessSource } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { failureOf } from "../../app/failure.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AccessMatrix } from "./AccessMatrix.tsx";
import { ChoiceBox } from "./ChoiceBox.tsx";
import { Legend } from "./Legend.tsx";
import { NoPlan, NoRoles, PlanNote } from "./Notes.tsx";
import { rowsOf } from "./rows.ts";
import { SourceSwitch } from "./SourceSwitch.tsx";

/** Who may choose which role, and what each role opens: as wanted, as seen, or after the latest plan. */
export function AccessPage() {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const { source = "desired" } = useSearch({ from: "/signed-in/federations/$id/access" });
  const navigate = useNavigate();
  const report = useQuery(query.access.matrix.queryOptions({ input: { id, source }, retry: false }));
  const show = (next: AccessSource) =>
    navigate({
      to: "/federations/$id/access",
      params: { id },
      search: next === "desired" ? {} : { source: next },
      replace: true,
    });
  return (
    <>
      <StepHeading id="access" title={t("access.title")}>
        {t(document.loginPath.kind === "idp" ? "access.lead" : "access.leadRam")}
      </StepHeading>
      <Stack gap="lg">
        <SourceSwitch source={source} onChange={(next) => void show(next)} />
        {report.isPending && (
          <Stack gap="sm" role="status" aria-label={t("access.reading")}>
            <Skeleton height={120} />
            <Skeleton height={44} />
            <Skeleton height={160} />
          </Stack>
        )}
        {report.error !== null && (
          <Trouble id={id} source={source} error={report.error} retry={() => void report.refetch()} />
        )}
        {report.data !== undefined && <Report id={id} report={report.data} />}
      </Stack>
    </>
  );
}

interface TroubleProps {
  id: string;
  source: AccessSource;
  error: unknown;
  retry: () => void;
}

/** That there is no plan yet is no failure. */
function Trouble({ id, source, error, retry }: TroubleProps) {
  if (source === "plan" && failureOf(error).kind === "not-found") return <NoPlan id={id} />;
  return <FailureNote error={error} retry={retry} />;
}

function Report({ id, report }: { id: string; report: AccessReport }) {
  const rows = useMemo(() => rowsOf(report), [report]);
  if (rows.length === 0) return <NoRoles id={id} />;
  return (
    <>
      <DiagnosticList diagnostics={report.findings} testId="access-findings" />
      <PlanNote id={id} report={report} />
      <ChoiceBox id={id} matrix={report.matrix} />
      <AccessMatrix report={report} rows={rows} />
      <Legend matrix={report.matrix} />
    </>
  );
}
