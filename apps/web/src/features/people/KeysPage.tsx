import { Skeleton, Stack, Text } from "@mantine/core";
import type { ApiKey } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { ConfirmButton } from "../../parts/ConfirmButton.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { useDate } from "../../parts/useDate.ts";
import { NewKeyPanel } from "./NewKeyPanel.tsx";
import classes from "./people.module.css";

/** API keys for the command line and for pipelines: one's own, and for owners everybody's. */
export function KeysPage() {
  const { t } = useTranslation();
  const keys = useQuery(query.keys.list.queryOptions());
  const all = useMay("manage-people");
  return (
    <div className={classes.narrow}>
      <StepHeading id="keys" title={t("people.keys.title")}>
        {t("people.keys.lead")}
      </StepHeading>
      <Stack gap="lg">
        <NewKeyPanel />
        <Panel title={t(all ? "people.keys.all" : "people.keys.mine")} testId="keys">
          {keys.error !== null && <FailureNote error={keys.error} retry={() => void keys.refetch()} />}
          {keys.isPending && <Skeleton height={90} />}
          {keys.data?.keys.length === 0 && <Text c="dimmed">{t("people.keys.none")}</Text>}
          <ul className={classes.list}>
            {keys.data?.keys.map((key) => (
              <KeyRow key={key.id} given={key} />
            ))}
          </ul>
        </Panel>
      </Stack>
    </div>
  );
}

function KeyRow({ given }: { given: ApiKey }) {
  const { t } = useTranslation();
  const date = useDate();
  const client = useQueryClient();
  const federations = useQuery(query.federations.list.queryOptions());
  const revoke = useMutation({
    mutationFn: () => api.keys.revoke({ id: given.id }),
    onSettled: () => client.invalidateQueries({ queryKey: query.keys.list.key() }),
  });
  const over = Date.parse(given.expiresAt) < Date.now();
  const only = federations.data?.federations.find(({ id }) => id === given.federationId)?.document.name;
  const facts = [
    `${given.start}…`,
    given.scopes.map((scope) => t(`people.keys.scope.${scope}`)).join(", "),
    given.federationId === null ? undefined : t("people.keys.only", { name: only ?? given.federationId }),
    t("people.keys.madeBy", { who: given.madeBy, when: date(given.createdAt) }),
    given.lastUsedAt === null
      ? t("people.keys.unused")
      : t("people.keys.used", { when: date(given.lastUsedAt, "time") }),
  ];
  return (
    <li className={classes.row} data-testid={`key-${given.name}`}>
      <div className={classes.who}>
        <strong>{given.name}</strong>
        <span className={classes.fine}>{facts.filter((fact) => fact !== undefined).join(" · ")}</span>
        {revoke.error !== null && <FailureNote error={revoke.error} />}
      </div>
      <div className={classes.actions}>
        <Pill tone={over ? "bad" : "quiet"}>
          {t(over ? "people.keys.over" : "people.keys.until", { when: date(given.expiresAt) })}
        </Pill>
        <ConfirmButton
          question={t("people.keys.revokeQuestion")}
          label={t("people.keys.revokeOf", { name: given.name })}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate()}
        >
          {t("people.keys.revoke")}
        </ConfirmButton>
      </div>
    </li>
  );
}
