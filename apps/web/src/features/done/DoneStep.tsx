import { Stack, Text } from "@mantine/core";
import type { LoginTest, LoginTestKind } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { useKnowledge } from "../../app/progress.ts";
import { roadOf, type StepStatus } from "../../app/steps.ts";
import { Facts } from "../../parts/Facts.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { AnnouncementPanel } from "./AnnouncementPanel.tsx";
import classes from "./done.module.css";
import { Addresses, Roles } from "./WaysIn.tsx";

/** What people are told and get, once a login test has passed; before that, what is missing. */
export function DoneStep() {
  const { t } = useTranslation();
  const known = useKnowledge();
  const loaded = known.tests !== undefined && known.memberships !== undefined && known.runs !== undefined;
  const road = roadOf(known);
  const proved = road.some((step) => step.id === "test" && step.state === "done");
  const pending = road.filter((step) => step.id !== "done" && step.state !== "done");
  const ready = loaded && pending.length === 0;
  return (
    <>
      <StepHeading id="done" title={t(ready ? "done.title" : "done.titlePending")}>
        {t(ready ? "done.lead" : proved ? "done.leadProved" : "done.leadPending")}
      </StepHeading>
      <Stack gap="lg">
        {loaded && !proved && <Locked />}
        {loaded && <Pending pending={pending.filter((step) => proved || step.id !== "test")} />}
        {loaded && proved && (
          <>
            <AnnouncementPanel />
            <Addresses />
            <Roles />
          </>
        )}
        <Proofs tests={known.tests ?? []} />
        <Later />
        <div>
          <ButtonLink to="/" variant="default">
            {t("done.home")}
          </ButtonLink>
        </div>
      </Stack>
      <StepFooter step="done" />
    </>
  );
}

/** Employees who are told of a login that nobody saw work come back with questions. */
function Locked() {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const idp = document.loginPath.kind === "idp";
  return (
    <Panel title={t("done.announce.title")} testId="announcement-locked">
      <Text mb="md">{t(idp ? "done.locked" : "done.lockedRam")}</Text>
      <ButtonLink to="/federations/$id/test" params={{ id }}>
        {t("done.goTo", { step: t("road.steps.test") })}
      </ButtonLink>
    </Panel>
  );
}

function Pending({ pending }: { pending: StepStatus[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  if (pending.length === 0) return null;
  return (
    <Panel title={t("done.pending")} testId="pending">
      <ul className={classes.pending}>
        {pending.map((step) => (
          <li key={step.id}>
            <div>
              <strong>{t(`road.steps.${step.id}`)}</strong>
              <div className={classes.fine}>
                {step.state === "stale" ? t("road.state.stale") : t(`road.who.${step.who}`)}
              </div>
            </div>
            <ButtonLink
              to={`/federations/$id/${step.id}`}
              params={{ id }}
              variant="default"
              size="sm"
              aria-label={t("done.goTo", { step: t(`road.steps.${step.id}`) })}
            >
              {t("done.goTo", { step: t(`road.steps.${step.id}`) })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const kinds: [LoginTestKind, "test.rehearsal.title" | "test.captured.title" | "test.road.title"][] = [
  ["rehearsal", "test.rehearsal.title"],
  ["captured", "test.captured.title"],
  ["real-road", "test.road.title"],
];

/** The newest result of each kind of proof, so that nobody takes a rehearsal for the real thing. */
function Proofs({ tests }: { tests: LoginTest[] }) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const shown = document.loginPath.kind === "idp" ? kinds : kinds.slice(2);
  return (
    <Panel title={t("done.proofs")}>
      <Facts
        rows={shown.map(([kind, title]) => {
          const status = tests.find((test) => test.kind === kind && test.status !== "waiting")?.status;
          const tone = status === "passed" ? "good" : status === "failed" ? "bad" : "quiet";
          const words =
            status === "passed"
              ? t("test.report.passed")
              : status === "failed"
                ? t("test.report.failed")
                : t("done.notProved");
          return [
            t(title),
            <Pill key={kind} tone={tone}>
              {words}
            </Pill>,
          ];
        })}
      />
    </Panel>
  );
}

/** RAM users have no certificates of ours and no groups at an identity provider. */
const items = { idp: ["certificates", "roles", "people"], "ram-user": ["roles"] } as const;

function Later() {
  const { t } = useTranslation();
  const { document } = useDraft();
  return (
    <Panel title={t("done.later")}>
      <ul className={classes.later}>
        {items[document.loginPath.kind].map((item) => (
          <li key={item}>{t(`done.laterItems.${item}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
