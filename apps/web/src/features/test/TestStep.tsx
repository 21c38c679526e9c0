import { Skeleton, Stack, Text } from "@mantine/core";
import type { LoginTest } from "@modelstudio-sso/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { CapturedPanel } from "./CapturedPanel.tsx";
import { kindTitles } from "./kindTitles.ts";
import { RehearsalPanel } from "./RehearsalPanel.tsx";
import { Report } from "./Report.tsx";
import { RoadPanel } from "./RoadPanel.tsx";
import classes from "./test.module.css";

/** Three proofs and the report of the one in the address. On the RAM-user path only the real road exists. */
export function TestStep() {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const { test } = useSearch({ from: "/signed-in/federations/$id/test" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const show = async (done: LoginTest) => {
    void client.invalidateQueries({ queryKey: query.loginTests.list.key({ input: { id } }) });
    client.setQueryData(query.loginTests.get.queryKey({ input: { id: done.id } }), done);
    await navigate({ to: "/federations/$id/test", params: { id }, search: { test: done.id } });
    const report = window.document.getElementById("report");
    report?.scrollIntoView();
    report?.focus({ preventScroll: true });
  };
  const idp = document.loginPath.kind === "idp";
  return (
    <>
      <StepHeading id="test" title={t("test.title")}>
        {t(idp ? "test.lead" : "test.leadRam")}
      </StepHeading>
      <Stack gap="lg">
        {test !== undefined && <TestReport testId={test} />}
        {idp && <RehearsalPanel id={id} />}
        {idp && <CapturedPanel id={id} onDone={show} />}
        <RoadPanel id={id} onDone={show} />
        <Earlier id={id} shown={test} />
      </Stack>
      <StepFooter step="test" />
    </>
  );
}

/** One test by its address; asked again while the browser of whoever signs in is still away. */
function TestReport({ testId }: { testId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    ...query.loginTests.get.queryOptions({ input: { id: testId } }),
    refetchInterval: ({ state }) => (state.data?.status === "waiting" ? 2000 : false),
  });
  if (error !== null) return <FailureNote error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  if (data.report === null) {
    return (
      <Panel testId="test-report">
        <Text role="status">{t("test.waiting")}</Text>
      </Panel>
    );
  }
  return <Report test={data} report={data.report} />;
}

function Earlier({ id, shown }: { id: string; shown: string | undefined }) {
  const { t } = useTranslation();
  const date = useDate();
  const list = useQuery(query.loginTests.list.queryOptions({ input: { id } }));
  const tests = (list.data?.tests ?? []).filter((test) => test.report !== null);
  const others = tests.filter((test) => test.id !== shown);
  if (others.length === 0) return null;
  const oldest = tests.at(-1)?.id === shown;
  return (
    <Panel
      title={t("test.earlier")}
      aside={
        tests.length < 2 ? undefined : (
          <TextLink
            to="/federations/$id/test/compare"
            params={{ id }}
            search={shown === undefined ? {} : oldest ? { before: shown } : { after: shown }}
            data-testid="to-compare"
          >
            {t(shown === undefined ? "test.compare.open" : "test.compare.openWith")}
          </TextLink>
        )
      }
    >
      <ul className={classes.plain}>
        {others.slice(0, 12).map((test) => (
          <li key={test.id} className={classes.row}>
            <TextLink to="/federations/$id/test" params={{ id }} search={{ test: test.id }}>
              {t("test.report.by", {
                kind: t(kindTitles[test.kind]),
                when: date(test.startedAt, "time"),
                who: test.startedBy,
              })}
            </TextLink>
            <Pill tone={test.status === "passed" ? "good" : "bad"}>
              {t(test.status === "passed" ? "test.report.passed" : "test.report.failed")}
            </Pill>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
