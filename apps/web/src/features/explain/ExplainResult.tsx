import { Stack, Text } from "@mantine/core";
import type { ResponseReport } from "@modelstudio-sso/contracts";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useServerWords } from "../../i18n/useServerWords.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { vendorName } from "../../parts/vendorName.ts";
import { BundlePanel } from "./BundlePanel.tsx";
import { DecodedValues } from "./DecodedValues.tsx";
import classes from "./explain.module.css";
import { RolePairs } from "./RolePairs.tsx";
import { insideSentence, type Verdict, verdictOf } from "./verdict.ts";

const icons = {
  accepted: IconCircleCheck,
  unproven: IconAlertTriangle,
  refused: IconCircleX,
  unreadable: IconCircleX,
};

/** The verdict first, then why, then what it says, and at the end what may be handed on. */
export function ExplainResult({ report }: { report: ResponseReport }) {
  const { t } = useTranslation();
  const verdict = verdictOf(report);
  return (
    <Stack gap="lg">
      <section className={classes.result} data-kind={verdict.kind}>
        <div className={classes.head}>
          <VerdictLine verdict={verdict} />
          <Remarks verdict={verdict} />
          {isWithoutIdp(report) && <p>{t("explain.noIdp")}</p>}
        </div>
        <About report={report} verdict={verdict} />
      </section>
      <Panel title={t("explain.findings")}>
        {verdict.findings.length === 0 && <Text>{t("explain.noFindings")}</Text>}
        <DiagnosticList diagnostics={verdict.findings} testId="explain-findings" />
      </Panel>
      <DecodedValues values={report.values} redacted={report.redacted} />
      <RolePairs pairs={report.pairs ?? []} />
      <BundlePanel bundle={report.bundle} />
    </Stack>
  );
}

/** The heading takes the focus: whoever asked by keyboard or hears the page is at the answer at once. */
function VerdictLine({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const words = useServerWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, []);
  const { kind, reason } = verdict;
  const Icon = icons[kind];
  const why = reason === undefined ? "" : insideSentence(words(`code.${reason.code}`, reason.title));
  return (
    <h2
      ref={heading}
      tabIndex={-1}
      className={classes.verdict}
      data-testid="explain-verdict"
      data-kind={kind}
    >
      <Icon size={26} stroke={1.9} aria-hidden />
      <span>{t(`explain.verdict.${kind}`, { reason: why })}</span>
    </h2>
  );
}

function Remarks({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const { kind, more } = verdict;
  const judged = kind === "accepted" || kind === "unproven";
  return (
    <>
      {more > 0 && <p>{t("explain.more", { count: more })}</p>}
      {judged && <p>{t("explain.limits")}</p>}
    </>
  );
}

/** Metadata always gives a vendor, if only “generic”: without one there was none to judge by. */
function isWithoutIdp(report: ResponseReport): boolean {
  return report.values.length > 0 && report.vendor === undefined;
}

function About({ report, verdict }: { report: ResponseReport; verdict: Verdict }) {
  const { t } = useTranslation();
  const { kind, fixers } = verdict;
  const vendor = report.vendor === undefined ? undefined : vendorName(report.vendor);
  const rows: [string, ReactNode][] = [];
  const add = (label: string, value: ReactNode) => {
    if (value !== undefined) rows.push([label, value]);
  };
  const code = (text: string | undefined) => (text === undefined ? undefined : <code>{text}</code>);
  if (fixers.length > 0) {
    add(
      t("explain.fixedBy"),
      fixers.map((fixer) => <div key={fixer}>{t(`diagnostics.fixAt.${fixer}`)}</div>),
    );
  }
  add(t("explain.read"), t(`explain.form.${report.form}`));
  if (kind !== "unreadable") add(t("explain.vendor"), vendor);
  add(t("explain.issuer"), code(report.issuer));
  add(t("explain.destination"), code(report.destination));
  add(t("explain.relayState"), code(report.relayState));
  if (kind !== "unreadable") {
    add(t("explain.signature"), t(`explain.signedBy.${report.signedBy?.element ?? "nothing"}`));
  }
  return (
    <div className={classes.about}>
      <Facts rows={rows} />
    </div>
  );
}
