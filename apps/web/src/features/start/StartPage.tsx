import { Group, Skeleton, Stack, Text } from "@mantine/core";
import type { Federation, Health } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { IconArrowRight, IconCheck, IconMinus } from "../../parts/icons.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { FitQuestions } from "./FitQuestions.tsx";
import { HealthPills } from "./HealthPills.tsx";
import classes from "./start.module.css";

/** Where everybody starts: the list of set-ups, or, while there is none, what this is for. */
export function StartPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(query.federations.list.queryOptions());
  if (error !== null) {
    return (
      <>
        <StepHeading id="start" title={t("start.listTitle")} />
        <FailureNote error={error} retry={() => void refetch()} />
      </>
    );
  }
  if (data === undefined) return <Skeleton height={220} aria-busy="true" />;
  return data.federations.length === 0 ? <FirstScreen /> : <FederationList federations={data.federations} />;
}

function FederationList({ federations }: { federations: Federation[] }) {
  const { t } = useTranslation();
  const mayBegin = useMay("operate");
  const date = useDate();
  const { data } = useQuery(query.watch.health.queryOptions());
  const health = new Map(data?.federations.map((entry) => [entry.federationId, entry]));
  return (
    <div>
      <Group justify="space-between" align="flex-start" mb="md">
        <StepHeading id="start" title={t("start.listTitle")} />
        {mayBegin && <ButtonLink to="/federations/new">{t("start.begin")}</ButtonLink>}
      </Group>
      <ul className={classes.plain}>
        {federations.map(({ id, document, updatedAt }) => (
          <li key={id}>
            <Link to="/federations/$id" params={{ id }} className={classes.row}>
              <strong>{document.name}</strong>
              <span className={classes.meta}>
                <span>{t(`sites.${document.site}.short`)}</span>
                <span>{t(document.loginPath.kind === "idp" ? "start.pathIdp" : "start.pathRam")}</span>
                <span>{t("start.roles", { count: document.roles.length })}</span>
                <span>{t("start.changed", { when: date(updatedAt, "time") })}</span>
              </span>
              <HealthOf health={health.get(id)} />
            </Link>
          </li>
        ))}
      </ul>
      <div style={{ marginTop: "4rem" }}>
        <Scope />
      </div>
    </div>
  );
}

function HealthOf({ health }: { health: Health | undefined }) {
  // The line is there before its words, so that nothing below it moves.
  return health === undefined ? <span className={classes.health} /> : <HealthPills health={health} />;
}

function FirstScreen() {
  const { t } = useTranslation();
  return (
    <div>
      <div className={classes.hero}>
        <StepHeading id="start" title={t("start.title")}>
          {t("start.lead")}
        </StepHeading>
        <Group gap="md">
          <ButtonLink to="/federations/new" size="lg" rightSection={<IconArrowRight size={18} aria-hidden />}>
            {t("start.begin")}
          </ButtonLink>
          <Text c="dimmed" size="sm" maw={340}>
            {t("start.beginTime")}
          </Text>
        </Group>
      </div>
      <ol className={classes.journey} aria-label={t("start.how.label")}>
        <li>
          <strong>{t("start.how.idp")}</strong>
          <span>{t("start.how.idpText")}</span>
        </li>
        <li>
          <strong>{t("start.how.role")}</strong>
          <span>{t("start.how.roleText")}</span>
        </li>
        <li>
          <strong>{t("start.how.workspace")}</strong>
          <span>{t("start.how.workspaceText")}</span>
        </li>
      </ol>
      <Stack gap="lg">
        <Scope />
        <FitQuestions />
      </Stack>
    </div>
  );
}

const does = ["provider", "roles", "groups", "guide", "proof"] as const;
const doesNot = ["tokenPlan", "user", "cloudSso"] as const;

function Scope() {
  const { t } = useTranslation();
  return (
    <div className={classes.two}>
      <Panel title={t("start.does")}>
        <ul>
          {does.map((item) => (
            <li key={item}>
              <IconCheck size={17} stroke={2.2} color="var(--good)" aria-hidden />
              <span>{t(`start.doesItems.${item}`)}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("start.doesNot")}>
        <ul>
          {doesNot.map((item) => (
            <li key={item}>
              <IconMinus size={17} stroke={2.2} color="var(--ink-soft)" aria-hidden />
              <span>{t(`start.doesNotItems.${item}`)}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
