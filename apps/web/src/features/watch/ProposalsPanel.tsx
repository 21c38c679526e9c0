import { Skeleton, Stack, Text } from "@mantine/core";
import type { Proposal } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { ProposalCard } from "./ProposalCard.tsx";
import classes from "./watch.module.css";

const waiting = (proposal: Proposal) => proposal.status === "open" || proposal.status === "staged";

/** Newer metadata that waits for a decision, and what was decided before. */
export function ProposalsPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const list = useQuery(query.proposals.list.queryOptions({ input: { id } }));
  const proposals = list.data?.proposals ?? [];
  const past = proposals.filter((proposal) => !waiting(proposal));
  return (
    <Panel title={t("watch.proposals.title")} testId="proposals">
      {list.error !== null && <FailureNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={70} />}
      <Stack gap="md">
        {list.data !== undefined && !proposals.some(waiting) && (
          <Text c="dimmed">{t("watch.proposals.none")}</Text>
        )}
        {proposals.filter(waiting).map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
        {past.length > 0 && (
          <details className={classes.past}>
            <summary>{t("watch.proposals.past", { count: past.length })}</summary>
            <Stack gap="md" mt="md">
              {past.map((proposal) => (
                <ProposalCard key={proposal.id} proposal={proposal} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Panel>
  );
}
