import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import type { Proposal } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useMay } from "../../app/session.ts";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./watch.module.css";

const tones: Record<Proposal["status"], Tone> = {
  open: "accent",
  staged: "accent",
  accepted: "good",
  rejected: "quiet",
  superseded: "quiet",
};

/** One proposed document: what it changes, and what can be decided about it. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const date = useDate();
  const may = useMay("operate");
  const { source, by, at, status, changes, diagnostics } = proposal;
  return (
    <article className={classes.proposal} data-testid={`proposal-${status}`}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{t(`watch.proposals.source.${source}`, { by })}</Text>
        <Pill tone={tones[status]}>{t(`watch.proposals.status.${status}`)}</Pill>
      </Group>
      <Text size="sm" c="dimmed">
        {date(at, "time")}
      </Text>
      {changes.length > 0 && (
        <ul className={classes.changes} lang="en">
          {changes.map(({ summary }) => (
            <li key={summary}>{summary}</li>
          ))}
        </ul>
      )}
      <DiagnosticList diagnostics={diagnostics} />
      {may && status === "open" && <Decide proposal={proposal} />}
      {status === "staged" && <Finish proposal={proposal} may={may} />}
    </article>
  );
}

/** A decision changes the document, the road and what is left to decide. */
function useDecision(work: () => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: work, onSettled: () => client.invalidateQueries() });
}

function Decide({ proposal: { id, ok, rotation } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const staged = useDecision(() => api.proposals.accept({ id, how: "staged" }));
  const atOnce = useDecision(() => api.proposals.accept({ id, how: "at-once" }));
  const reject = useDecision(() => api.proposals.reject({ id }));
  const busy = staged.isPending || atOnce.isPending || reject.isPending;
  const failed = staged.error ?? atOnce.error ?? reject.error;
  return (
    <Stack gap="xs">
      {rotation.cutsOver && <Text size="sm">{t("watch.proposals.cutsOver")}</Text>}
      {failed !== null && <FailureNote error={failed} />}
      <Group gap="sm">
        {ok && rotation.cutsOver && (
          <Button size="compact-sm" loading={busy} onClick={() => staged.mutate()}>
            {t("watch.proposals.stage")}
          </Button>
        )}
        {ok && (
          <Button
            size="compact-sm"
            variant={rotation.cutsOver ? "default" : "filled"}
            loading={busy}
            onClick={() => atOnce.mutate()}
          >
            {t("watch.proposals.accept")}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" loading={busy} onClick={() => reject.mutate()}>
          {t("watch.proposals.reject")}
        </Button>
      </Group>
      {ok && (
        <Text size="sm" c="dimmed">
          {t("watch.proposals.thenApply")}
        </Text>
      )}
    </Stack>
  );
}

/** The way of a staged change: apply, let the IdP change over, prove it, let the old certificate go. */
function Finish({ proposal, may }: { proposal: Proposal; may: boolean }) {
  const { t } = useTranslation();
  const date = useDate();
  const [unproven, setUnproven] = useState(false);
  const { id, federationId, proof } = proposal;
  const acknowledge = unproven ? ["watch.rotation-unproven"] : [];
  const finish = useDecision(() => api.proposals.finish({ id, acknowledge }));
  return (
    <Stack gap="sm">
      <ol className={classes.way}>
        <li>
          <TextLink to="/federations/$id/review" params={{ id: federationId }}>
            {t("watch.rotation.apply")}
          </TextLink>
        </li>
        <li>{t("watch.rotation.switch")}</li>
        <li data-done={proof !== null || undefined}>
          {proof === null ? (
            <TextLink to="/federations/$id/test" params={{ id: federationId }}>
              {t("watch.rotation.prove")}
            </TextLink>
          ) : (
            t("watch.rotation.proved", { when: date(proof.at, "time") })
          )}
        </li>
        <li>{t("watch.rotation.finish")}</li>
      </ol>
      {may && proof === null && (
        <Checkbox
          size="sm"
          label={t("watch.rotation.acknowledge")}
          checked={unproven}
          onChange={(event) => setUnproven(event.currentTarget.checked)}
        />
      )}
      {finish.error !== null && <FailureNote error={finish.error} />}
      {may && (
        <div>
          <Button
            size="compact-sm"
            color={proof === null ? "red" : undefined}
            disabled={proof === null && !unproven}
            loading={finish.isPending}
            onClick={() => finish.mutate()}
          >
            {t("watch.rotation.letGo")}
          </Button>
        </div>
      )}
    </Stack>
  );
}
