import { Button, Group, Stack, Text } from "@mantine/core";
import { acknowledgeableCodes, type Plan, type PlanRecord, type Write } from "@modelstudio-sso/contracts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { IconLink, IconMinus, IconPencil, IconPlus, IconRefresh } from "../../parts/icons.ts";
import { Panel } from "../../parts/Panel.tsx";
import { ChangeSentence } from "../../parts/plan/ChangeSentence.tsx";
import { fieldsOf } from "../../parts/plan/changeFields.ts";
import { Diff } from "../../parts/plan/Diff.tsx";
import { countWrites, groupByKind } from "../../parts/plan/sentences.ts";
import { Term } from "../../parts/Term.tsx";
import { useDate } from "../../parts/useDate.ts";
import { LosesAccess } from "./LosesAccess.tsx";
import { PlanJson } from "./PlanJson.tsx";
import classes from "./review.module.css";
import { canBeAdopted, useAdoptionWish } from "./useAdoptionWish.ts";

interface PlanViewProps {
  record: PlanRecord;
  again: ReactNode;
  /** The document was changed here, so the plan is not its plan any more. */
  onWish: () => void;
}

/** The plan: findings first, then what will happen, then what people must do, each openable to the last line. */
export function PlanView({ record, again, onWish }: PlanViewProps) {
  const { t } = useTranslation();
  const date = useDate();
  const { plan } = record;
  const groups = groupByKind(plan.changes);
  const empty = groups.length === 0;
  return (
    <>
      {plan.losesAccess.length > 0 && <LosesAccess losses={plan.losesAccess} />}
      {plan.findings.length > 0 && (
        <DiagnosticList
          diagnostics={plan.findings}
          testId="plan-findings"
          acceptable={acknowledgeableCodes}
        />
      )}
      <Panel>
        <div className={classes.head}>
          <div data-testid="plan-summary">
            <h2 className={classes.big}>{empty ? t("review.empty") : <Summary plan={plan} />}</h2>
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
                      <ChangeItem change={change} onWish={onWish} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
        <Rest plan={plan} onWish={onWish} />
        <PlanJson record={record} />
      </Panel>
      {plan.membershipSteps.length > 0 && <PeopleSteps plan={plan} />}
    </>
  );
}

function Summary({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { adopt, replace, ...counts } = countWrites(plan.changes);
  const parts = [
    t("review.summary", counts),
    ...(adopt > 0 ? [t("review.summaryAdopt", { count: adopt })] : []),
    ...(replace > 0 ? [t("review.summaryReplace", { count: replace })] : []),
  ];
  return <>{parts.join(", ")}</>;
}

const signs = {
  create: IconPlus,
  update: IconPencil,
  adopt: IconLink,
  replace: IconRefresh,
  delete: IconMinus,
} as const;

function ChangeItem({ change, onWish }: { change: Write; onWish: () => void }) {
  const { t } = useTranslation();
  const wish = useAdoptionWish(onWish);
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
        {change.action === "adopt" && (
          <Group gap="sm" mb="sm">
            <Text size="sm" flex="1 1 16rem">
              {t("review.adoptNote")}
            </Text>
            <Button variant="default" size="compact-sm" onClick={() => wish(change.address, false)}>
              {t("review.dontAdopt")}
            </Button>
          </Group>
        )}
        <Diff fields={fieldsOf(change)} />
      </div>
    </details>
  );
}

/** What the plan leaves as it is: counted where it is ours, named where it is not. */
function Rest({ plan, onWish }: { plan: Plan; onWish: () => void }) {
  const { t } = useTranslation();
  const wish = useAdoptionWish(onWish);
  const unchanged = plan.changes.filter((change) => change.action === "no-op").length;
  const untouched = plan.changes.filter((change) => change.action === "untouched");
  if (unchanged === 0 && untouched.length === 0) return null;
  return (
    <Stack gap="xs" mt="lg">
      {unchanged > 0 && <Text className={classes.note}>{t("review.unchanged", { count: unchanged })}</Text>}
      {untouched.length > 0 && (
        <div>
          <h3 className={classes.kind}>{t("review.untouched")}</h3>
          <ul className={`${classes.people} ${classes.untouched}`}>
            {untouched.map((change) => (
              <li key={change.address}>
                <ChangeSentence change={change} />{" "}
                {canBeAdopted(change) && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    data-testid={`adopt-${change.address}`}
                    aria-label={`${t("review.adopt")}: ${change.address}`}
                    onClick={() => wish(change.address, true)}
                  >
                    {t("review.adopt")}
                  </Button>
                )}
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
  const workspaces = useWorkspaces();
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
