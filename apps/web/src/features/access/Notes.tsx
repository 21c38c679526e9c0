import { Stack, Text } from "@mantine/core";
import type { AccessReport } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { ButtonLink, TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./access.module.css";

/** Nothing leads anywhere yet. */
export function NoRoles({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("access.empty")} testId="access-empty">
      <Stack gap="md" align="flex-start">
        <Text>{t("access.emptyText")}</Text>
        <ButtonLink to="/federations/$id/groups" params={{ id }} variant="default">
          {t("access.toGroups")}
        </ButtonLink>
      </Stack>
    </Panel>
  );
}

/** There is no plan to look through yet. */
export function NoPlan({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("access.noPlan")} testId="access-no-plan">
      <Stack gap="md" align="flex-start">
        <Text>{t("access.noPlanText")}</Text>
        <ButtonLink to="/federations/$id/review" params={{ id }} variant="default">
          {t("access.toReview")}
        </ButtonLink>
      </Stack>
    </Panel>
  );
}

/** Which plan is looked through, for how many it changes something, and whether it is still of today. */
export function PlanNote({ id, report }: { id: string; report: AccessReport }) {
  const { t } = useTranslation();
  const date = useDate();
  const { plan, difference } = report;
  if (plan === null || difference === null) return null;
  const count = difference.length;
  return (
    <div className={classes.planNote} data-testid="access-difference" data-changes={count}>
      <strong>{count === 0 ? t("access.changesNone") : t("access.changes", { count })}</strong>
      <span className={classes.fine}>{t("access.planMade", { when: date(plan.createdAt, "time") })}</span>
      {plan.stale && (
        <p className={classes.stale}>
          {t("access.stale")}{" "}
          <TextLink to="/federations/$id/review" params={{ id }}>
            {t("access.toReview")}
          </TextLink>
        </p>
      )}
    </div>
  );
}
