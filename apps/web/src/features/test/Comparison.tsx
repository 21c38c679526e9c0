import { Text } from "@mantine/core";
import {
  type CheckChange,
  type CheckChangeKind,
  compareTests,
  type JudgedTest,
  type NamedFinding,
  type TestComparison,
} from "@modelstudio-sso/federation/rules";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import classes from "./compare.module.css";
import { SideBySide } from "./SideBySide.tsx";
import { SignInDifference } from "./SignInDifference.tsx";

/** The verdict in a sentence first, then the checks, then what was signed in with. */
export function Comparison({ before, after }: { before: JudgedTest; after: JudgedTest }) {
  const { t } = useTranslation();
  const found = compareTests(before, after);
  return (
    <>
      <Panel title={t("test.compare.outcome")} testId="comparison">
        <Verdict found={found} />
        <div className={classes.list}>
          <SideBySide
            before={<Outcome passed={before.report.passed} />}
            after={<Outcome passed={after.report.passed} />}
          />
        </div>
        {!found.sameKind && (
          <Text className={classes.fine} mt="sm">
            {t("test.compare.otherKind")}
          </Text>
        )}
      </Panel>
      <Checks found={found} />
      <SignInDifference found={found} />
    </>
  );
}

/** Read out when another pair is chosen, because the focus stays where it was. */
function Verdict({ found }: { found: TestComparison }) {
  const { t } = useTranslation();
  const broke = found.checks.filter((check) => check.kind === "broke").length;
  return (
    <p
      role="status"
      className={classes.verdict}
      data-testid="comparison-verdict"
      data-verdict={found.verdict}
    >
      {t(`test.compare.verdict.${found.verdict}`)}
      {broke > 0 && <> {t("test.compare.broke", { count: broke })}</>}
    </p>
  );
}

function Outcome({ passed }: { passed: boolean }) {
  const { t } = useTranslation();
  return (
    <Pill tone={passed ? "good" : "bad"}>{t(passed ? "test.report.passed" : "test.report.failed")}</Pill>
  );
}

function Checks({ found }: { found: TestComparison }) {
  const { t } = useTranslation();
  const told = found.checks.filter((change) => change.kind !== "other");
  const others = found.checks.filter((change) => change.kind === "other");
  return (
    <Panel
      title={t("test.report.checks")}
      aside={t("test.compare.unchanged", { count: found.unchangedChecks })}
      testId="comparison-checks"
    >
      {told.length === 0 && <Text>{t("test.compare.noChecks")}</Text>}
      <ul className={classes.list}>
        {told.map((change) => (
          <CheckItem key={change.id} change={change} />
        ))}
      </ul>
      {others.length > 0 && <Others changes={others} />}
    </Panel>
  );
}

/** A login that is refused early leaves many checks undone; that is one fact and not many. */
function Others({ changes }: { changes: CheckChange[] }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const outcome = (given: CheckChange["after"]) =>
    given === null ? t("test.compare.noSuchCheck") : t(`test.report.outcome.${given}`);
  return (
    <div className={classes.others}>
      <p>{t("test.compare.others")}</p>
      <ul>
        {changes.map((change) => (
          <li key={change.id} data-testid={`changed-${change.id}`} data-kind={change.kind}>
            {words(`check.${change.id}`, change.title)}
            <span className={classes.fine}>
              {t("test.compare.sides", { before: outcome(change.before), after: outcome(change.after) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const kindTones: Record<CheckChangeKind, Tone> = {
  broke: "bad",
  warns: "warn",
  repaired: "good",
  findings: "warn",
  other: "quiet",
};

const outcomeTones: Record<NonNullable<CheckChange["after"]>, Tone> = {
  pass: "good",
  warn: "warn",
  fail: "bad",
  skipped: "quiet",
};

function CheckItem({ change }: { change: CheckChange }) {
  const { t } = useTranslation();
  const words = useServerWords();
  return (
    <li data-testid={`changed-${change.id}`} data-kind={change.kind}>
      <div className={classes.head}>
        <h3>{words(`check.${change.id}`, change.title)}</h3>
        <Pill tone={kindTones[change.kind]}>{t(`test.compare.kind.${change.kind}`)}</Pill>
      </div>
      <SideBySide
        before={<CheckSide outcome={change.before} findings={change.findings.before} />}
        after={<CheckSide outcome={change.after} findings={change.findings.after} />}
      />
    </li>
  );
}

function CheckSide({ outcome, findings }: { outcome: CheckChange["after"]; findings: NamedFinding[] }) {
  const { t } = useTranslation();
  const words = useServerWords();
  if (outcome === null) return <span className={classes.fine}>{t("test.compare.noSuchCheck")}</span>;
  return (
    <>
      <Pill tone={outcomeTones[outcome]}>{t(`test.report.outcome.${outcome}`)}</Pill>
      {findings.map(({ code, title }) => (
        <div key={code} className={classes.finding}>
          <a href={`/docs/errors/${code}`} target="_blank" rel="noreferrer">
            {words(`code.${code}`, title)}
          </a>
        </div>
      ))}
    </>
  );
}
