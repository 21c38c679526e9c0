import { NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { isJudged, type JudgedTest, usualPair } from "@modelstudio-sso/federation/rules";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconArrowLeft } from "../../parts/icons.ts";
import { ButtonLink, TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { Comparison } from "./Comparison.tsx";
import classes from "./compare.module.css";
import { kindTitles } from "./kindTitles.ts";

/** Two login tests of the federation side by side. Which two stands in the address. */
export function ComparePage() {
  const { t } = useTranslation();
  const { id } = useDraft();
  const list = useQuery(query.loginTests.list.queryOptions({ input: { id } }));
  const asked = useSearch({ from: "/signed-in/federations/$id/test/compare" });
  const tests = (list.data?.tests ?? []).filter(isJudged);
  const pair = pairOf(tests, asked);
  const lost = [asked.before, asked.after].some(
    (wanted) => wanted !== undefined && !tests.some(({ id }) => id === wanted),
  );
  return (
    <>
      <StepHeading id="compare" title={t("test.compare.title")}>
        {t("test.compare.lead")}
      </StepHeading>
      <Stack gap="lg">
        {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={240} />}
        {list.data !== undefined && lost && <Text role="status">{t("test.compare.lost")}</Text>}
        {list.data !== undefined && pair === undefined && (
          <Panel testId="compare-none">
            <Text>{t("test.compare.none")}</Text>
          </Panel>
        )}
        {pair !== undefined && (
          <>
            <Choice tests={tests} {...pair} />
            <Comparison {...pair} />
          </>
        )}
        <div>
          <ButtonLink
            to="/federations/$id/test"
            params={{ id }}
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
          >
            {t("test.compare.back")}
          </ButtonLink>
        </div>
      </Stack>
    </>
  );
}

interface Pair {
  before: JudgedTest;
  after: JudgedTest;
}

/** The two that the address names, the older one first; what it does not name is filled in as usual. */
function pairOf(tests: JudgedTest[], asked: { before?: string; after?: string }): Pair | undefined {
  const at = (wanted: string | undefined) => tests.findIndex(({ id }) => id === wanted);
  const named = [at(asked.before), at(asked.after)].filter((index) => index >= 0);
  // Tests are newest first, so the later one has the lower index.
  const later = at(asked.after) < 0 ? 0 : Math.min(...named);
  const usual = usualPair(tests.slice(later)) ?? usualPair(tests);
  const before = tests[Math.max(...named)];
  if (usual === undefined) return undefined;
  return before === undefined || before.id === usual.after.id ? usual : { before, after: usual.after };
}

interface ChoiceProps extends Pair {
  tests: JudgedTest[];
}

/** Any two; each change is a new address, so the back button leads to the pair before. */
function Choice({ tests, before, after }: ChoiceProps) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const navigate = useNavigate();
  const date = useDate();
  const option = (test: JudgedTest) => ({
    value: test.id,
    label: t("test.compare.option", {
      kind: t(kindTitles[test.kind]),
      when: date(test.finishedAt ?? test.startedAt, "time"),
      outcome: t(test.report.passed ? "test.report.passed" : "test.report.failed"),
    }),
  });
  const olderThan = (test: JudgedTest) => tests.slice(tests.indexOf(test) + 1);
  const take = (pair: { before?: string; after: string }) =>
    void navigate({
      to: "/federations/$id/test/compare",
      params: { id },
      search: pair,
      resetScroll: false,
    });
  return (
    <Panel title={t("test.compare.which")}>
      <div className={classes.pair}>
        <div>
          <NativeSelect
            label={t("test.compare.before")}
            value={before.id}
            data={olderThan(after).map(option)}
            onChange={(event) => take({ before: event.currentTarget.value, after: after.id })}
          />
          <ReportLink test={before} which="before" />
        </div>
        <div>
          <NativeSelect
            label={t("test.compare.after")}
            value={after.id}
            data={tests.slice(0, -1).map(option)}
            onChange={(event) => {
              const chosen = tests.find(({ id: one }) => one === event.currentTarget.value) ?? after;
              const keeps = olderThan(chosen).includes(before);
              take({ after: chosen.id, ...(keeps ? { before: before.id } : {}) });
            }}
          />
          <ReportLink test={after} which="after" />
        </div>
      </div>
    </Panel>
  );
}

function ReportLink({ test, which }: { test: JudgedTest; which: "before" | "after" }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  return (
    <TextLink
      to="/federations/$id/test"
      params={{ id }}
      search={{ test: test.id }}
      size="sm"
      className={classes.reportLink ?? ""}
    >
      {t(`test.compare.report.${which}`)}
    </TextLink>
  );
}
