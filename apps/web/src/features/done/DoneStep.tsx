import { Stack, Text } from "@mantine/core";
import type { LoginTest, LoginTestKind } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useKnowledge } from "../../app/progress.ts";
import { roadOf, type StepStatus } from "../../app/steps.ts";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { CopyValue } from "../../parts/CopyValue.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import classes from "./done.module.css";

/** What stands, what people get, and what somebody still has to do. */
export function DoneStep() {
  const { t } = useTranslation();
  const known = useKnowledge();
  const loaded = known.tests !== undefined && known.memberships !== undefined && known.runs !== undefined;
  const pending = roadOf(known).filter((step) => step.id !== "done" && step.state !== "done");
  const ready = loaded && pending.length === 0;
  return (
    <>
      <StepHeading id="done" title={t(ready ? "done.title" : "done.titlePending")}>
        {t(ready ? "done.lead" : "done.leadPending")}
      </StepHeading>
      <Stack gap="lg">
        {loaded && <Pending pending={pending} />}
        <People />
        <Proofs tests={known.tests ?? []} />
        <Roles />
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

function Pending({ pending }: { pending: StepStatus[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  return (
    <Panel title={t("done.pending")} testId="pending">
      {pending.length === 0 && <Text>{t("done.nothing")}</Text>}
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

function People() {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const road = useQuery(query.loginTests.road.queryOptions({ input: { id } }));
  const idp = document.loginPath.kind === "idp";
  const url = road.data?.url ?? undefined;
  const switchUrl = road.data?.switchUrl ?? undefined;
  const words = !idp ? "done.peopleRam" : url === undefined ? "done.peopleNoTile" : "done.peopleIdp";
  return (
    <Panel title={t("done.people")}>
      <Stack gap="md">
        <Text>{t(words)}</Text>
        {url !== undefined && (
          <CopyValue value={url} label={t(idp ? "done.tile" : "done.logon")} testId="road-url" />
        )}
        {switchUrl !== undefined && <CopyValue value={switchUrl} label={t("done.switch")} />}
      </Stack>
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

function Roles() {
  const { t } = useTranslation();
  const { document } = useDraft();
  const workspaces = useWorkspaces();
  const nameOf = (id: string) => workspaces.data?.workspaces.find((item) => item.id === id)?.name ?? id;
  if (document.roles.length === 0) return null;
  return (
    <Panel title={t("done.roles")}>
      <Facts
        rows={document.roles.map((role) => [
          role.name,
          <div key={role.name}>
            {role.workspaces.map((entry) => (
              <div key={entry.workspace}>
                {nameOf(entry.workspace)} · {t(entry.role === "Admin" ? "groups.admin" : "groups.visitor")}
              </div>
            ))}
            {role.groups.length > 0 && (
              <div className={classes.fine}>{t("done.roleGroups", { groups: role.groups.join(", ") })}</div>
            )}
          </div>,
        ])}
      />
    </Panel>
  );
}

const items = ["certificates", "roles", "people"] as const;

function Later() {
  const { t } = useTranslation();
  return (
    <Panel title={t("done.later")}>
      <ul className={classes.later}>
        {items.map((item) => (
          <li key={item}>{t(`done.laterItems.${item}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
