import { Stack, Text } from "@mantine/core";
import type { Plan, PlanRecord, Write } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { IconMinus, IconPencil, IconPlus } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { ChangeSentence } from "../../parts/plan/ChangeSentence.tsx";
import { fieldsOf } from "../../parts/plan/changeFields.ts";
import { Diff } from "../../parts/plan/Diff.tsx";
import { countWrites, groupByKind } from "../../parts/plan/sentences.ts";
import { Term } from "../../parts/Term.tsx";
import { useDate } from "../../parts/useDate.ts";
import { PlanJson } from "./PlanJson.tsx";
import classes from "./review.module.css";

/** The plan: findings first, then what will happen, then what people must do, each openable to the last line. */
export function PlanView({ record, again }: { record: PlanRecord; again: ReactNode }) {
  const { t } = useTranslation();
  const date = useDate();
  const { plan } = record;
  const groups = groupByKind(plan.changes);
  const empty = groups.length === 0;
  return (
    <>
      {plan.findings.length > 0 && <DiagnosticList diagnostics={plan.findings} testId="plan-findings" />}
      <Panel>
        <div className={classes.head}>
          <div data-testid="plan-summary">
            <h2 className={classes.big}>
              {empty ? t("review.empty") : t("review.summary", countWrites(plan.changes))}
            </h2>
            <div className={classes.note}>
              {empty ? t("review.emptyText") : t("review.madeAt", { when: date(record.createdAt, "time") })}
            </div>
          </div>
          {again}
        </div>
        {!empty && (
          <div style={{ marginTop: "1.5rem" }}>
            {groups.map(({ kind, changes }) => (
              <section key={kind}>
                <h3 className={classes.kind}>{t(`plan.kind.${kind}`)}</h3>
                <ul className={classes.changes}>
                  {changes.map((change) => (
                    <li key={change.address} data-testid={`change-${change.address}`}>
                      <ChangeItem change={change} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
        <Rest plan={plan} />
        <PlanJson record={record} />
      </Panel>
      {plan.membershipSteps.length > 0 && <PeopleSteps plan={plan} />}
    </>
  );
}

const signs = { create: IconPlus, update: IconPencil, delete: IconMinus } as const;

function ChangeItem({ change }: { change: Write }) {
  const { t } = useTranslation();
  const Sign = signs[change.action];
  return (
    <details>
      <summary>
        <span className={classes.sign} data-action={change.action} aria-hidden>
          <Sign size={15} stroke={2.4} />
        </span>
        <span className={classes.sentence}>
          <ChangeSentence change={change} />
        </span>
        <span className={classes.more}>{t("review.details")}</span>
      </summary>
      <div className={classes.detail}>
        <Diff fields={fieldsOf(change)} />
      </div>
    </details>
  );
}

/** What the plan leaves as it is: counted where it is ours, named where it is not. */
function Rest({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const unchanged = plan.changes.filter((change) => change.action === "no-op").length;
  const untouched = plan.changes.filter((change) => change.action === "untouched");
  if (unchanged === 0 && untouched.length === 0) return null;
  return (
    <Stack gap="xs" mt="lg">
      {unchanged > 0 && <Text className={classes.note}>{t("review.unchanged", { count: unchanged })}</Text>}
      {untouched.length > 0 && (
        <div>
          <h3 className={classes.kind}>{t("review.untouched")}</h3>
          <ul className={classes.people}>
            {untouched.map((change) => (
              <li key={change.address}>
                <ChangeSentence change={change} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}

function PeopleSteps({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const workspaces = useQuery(query.account.workspaces.queryOptions());
  const nameOf = (id: string) => workspaces.data?.workspaces.find((item) => item.id === id)?.name ?? id;
  return (
    <Panel title={t("review.steps", { count: plan.membershipSteps.length })} testId="plan-membership-steps">
      <Text c="dimmed">
        {t("review.stepsNote")} <Term id="membership" />
      </Text>
      <ol className={classes.people}>
        {plan.membershipSteps.map((step) => (
          <li key={`${step.role} ${step.workspace}`}>
            {t("review.step", {
              role: step.role,
              workspace: nameOf(step.workspace),
              right: t(step.workspaceRole === "Admin" ? "groups.admin" : "groups.visitor"),
              name: step.displayName,
            })}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
