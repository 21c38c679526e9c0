import { Text } from "@mantine/core";
import type { LoginCheck, LoginTest, LoginTestReport } from "@modelstudio-sso/contracts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { IconCircleCheck, IconCircleX } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import { useDuration } from "../../parts/useDuration.ts";
import { GroupMatches } from "./GroupMatches.tsx";
import { kindTitles } from "./kindTitles.ts";
import { Proofs } from "./Proofs.tsx";
import { RoleResults } from "./RoleResults.tsx";
import classes from "./test.module.css";

/** All that one proof showed, the verdict first and the raw attributes last. */
export function Report({ test, report }: { test: LoginTest; report: LoginTestReport }) {
  const { t } = useTranslation();
  const date = useDate();
  const failed = report.checks.filter((check) => check.outcome === "fail" || check.outcome === "warn");
  const rest = report.checks.filter((check) => !failed.includes(check));
  return (
    <div id="report" tabIndex={-1}>
      <Panel
        testId="test-report"
        title={
          <span className={classes.verdict} data-passed={report.passed} data-testid="test-verdict">
            {report.passed ? (
              <IconCircleCheck size={26} aria-hidden />
            ) : (
              <IconCircleX size={26} aria-hidden />
            )}
            {t(report.passed ? "test.report.passed" : "test.report.failed")}
          </span>
        }
        aside={t("test.report.by", {
          kind: t(kindTitles[test.kind]),
          when: date(test.finishedAt ?? test.startedAt, "time"),
          who: test.startedBy,
        })}
      >
        <Proofs proves={report.proves} doesNotProve={report.doesNotProve} />
        {report.checks.length > 0 && (
          <Section title={t("test.report.checks")}>
            <ul className={`${classes.plain} ${classes.checks}`}>
              {[...failed, ...rest].map((check) => (
                <CheckItem key={check.id} check={check} />
              ))}
            </ul>
          </Section>
        )}
        {report.results.length > 0 || report.identity !== undefined ? (
          <Section title={t("test.report.results")}>
            <RoleResults results={report.results} />
          </Section>
        ) : null}
        {report.exchange !== undefined && (
          <Section title={t("test.report.exchange")}>
            <ExchangeView exchange={report.exchange} />
          </Section>
        )}
        {report.groups !== undefined && (
          <Section title={t("test.report.groups")}>
            <GroupMatches groups={report.groups} />
          </Section>
        )}
        {report.identity !== undefined && <IdentityView identity={report.identity} />}
        <Attributes attributes={report.attributes} />
        <Text className={classes.fine} mt="lg">
          {t("test.report.again")}
        </Text>
      </Panel>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

const tones: Record<LoginCheck["outcome"], Tone> = {
  pass: "good",
  warn: "warn",
  fail: "bad",
  skipped: "quiet",
};

function CheckItem({ check }: { check: LoginCheck }) {
  const { t } = useTranslation();
  const words = useServerWords();
  return (
    <li data-testid={`check-${check.id}`} data-outcome={check.outcome}>
      <div className={classes.row} style={{ padding: 0 }}>
        <span>{words(`check.${check.id}`, check.title)}</span>
        <Pill tone={tones[check.outcome]}>{t(`test.report.outcome.${check.outcome}`)}</Pill>
      </div>
      {check.diagnostics.length > 0 && (
        <div style={{ marginTop: "0.625rem" }}>
          <DiagnosticList diagnostics={check.diagnostics} />
        </div>
      )}
    </li>
  );
}

function IdentityView({ identity }: { identity: NonNullable<LoginTestReport["identity"]> }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const rows: [string, ReactNode][] = [
    [t("test.report.nameId"), <code key="n">{identity.nameId}</code>],
    [t("test.report.session"), <code key="s">{identity.roleSessionName ?? "–"}</code>],
    [t("test.report.issuer"), <code key="i">{identity.issuer}</code>],
  ];
  if (identity.sessionDurationSeconds !== undefined) {
    rows.push([t("test.report.asked"), duration(identity.sessionDurationSeconds)]);
  }
  return (
    <Section title={t("test.report.identity")}>
      <Facts rows={rows} />
    </Section>
  );
}

function ExchangeView({ exchange }: { exchange: NonNullable<LoginTestReport["exchange"]> }) {
  const { t } = useTranslation();
  const date = useDate();
  const rows: [string, ReactNode][] = [];
  if (exchange.assumedRoleArn !== undefined) {
    rows.push([t("test.report.assumed"), <code key="a">{exchange.assumedRoleArn}</code>]);
  }
  if (exchange.expiration !== undefined) {
    rows.push([t("test.report.expires"), date(exchange.expiration, "time")]);
  }
  return (
    <div data-testid="exchange">
      <Text mb="sm">{t(exchange.ok ? "test.report.exchangeOk" : "test.report.exchangeFailed")}</Text>
      <Facts rows={rows} />
      <DiagnosticList diagnostics={exchange.diagnostics} />
    </div>
  );
}

function Attributes({ attributes }: { attributes: Record<string, string[]> }) {
  const { t } = useTranslation();
  const rows = Object.entries(attributes);
  if (rows.length === 0) return null;
  return (
    <Section title={t("test.report.attributes")}>
      <table className={classes.attributes}>
        <thead>
          <tr>
            <th scope="col">{t("test.report.attribute")}</th>
            <th scope="col">{t("test.report.values")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, values]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {values.map((value) => (
                  <div key={value}>
                    <code>{value}</code>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
