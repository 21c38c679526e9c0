import { Skeleton, Stack, Text } from "@mantine/core";
import type { MembershipState } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { Term } from "../../parts/Term.tsx";
import { MembershipCard } from "./MembershipCard.tsx";
import classes from "./memberships.module.css";
import { stateTones } from "./stateTones.ts";

/** Every role in every workspace it should be a member of, and how sure that is. */
export function MembershipsStep() {
  const { t } = useTranslation();
  const { id } = useDraft();
  const list = useQuery(query.memberships.list.queryOptions({ input: { id } }));
  const all = list.data?.memberships ?? [];
  const done = all.filter((membership) => membership.state !== "unknown").length;
  // The first that is still open shows its steps; the others wait folded.
  const firstOpen = all.findIndex((membership) => membership.state === "unknown");
  return (
    <>
      <StepHeading id="memberships" title={t("memberships.title")}>
        {t("memberships.lead")} <Term id="membership" />
      </StepHeading>
      <Stack gap="lg">
        {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
        {list.isPending && <Skeleton height={240} />}
        {list.data !== undefined && all.length === 0 && <Nothing id={id} />}
        {all.length > 0 && (
          <>
            <div className={classes.top}>
              <Text>
                {t("memberships.who")} <Term id="managementLayer" />
              </Text>
              <span data-testid="membership-count">{t("memberships.count", { done, all: all.length })}</span>
            </div>
            {all.map((membership, index) => (
              <MembershipCard
                key={`${membership.role} ${membership.workspace}`}
                id={id}
                membership={membership}
                startsOpen={index === firstOpen}
              />
            ))}
            <Meaning />
          </>
        )}
      </Stack>
      <StepFooter step="memberships" quiet={done < all.length} />
    </>
  );
}

function Nothing({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Stack gap="md" align="flex-start">
        <Text>{t("memberships.none")}</Text>
        <ButtonLink to="/federations/$id/groups" params={{ id }} variant="default">
          {t("memberships.toGroups")}
        </ButtonLink>
      </Stack>
    </Panel>
  );
}

const states: MembershipState[] = ["unknown", "attested", "probed", "verified"];

function Meaning() {
  const { t } = useTranslation();
  return (
    <Panel title={t("memberships.meaning.title")}>
      <dl className={classes.meaning}>
        {states.map((state) => (
          <div key={state} style={{ display: "contents" }}>
            <dt>
              <Pill tone={stateTones[state]}>{t(`memberships.state.${state}`)}</Pill>
            </dt>
            <dd>{t(`memberships.meaning.${state}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
