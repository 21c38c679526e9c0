import type { Run } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../app/draft.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill, type Tone } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./review.module.css";

const tones: Record<Run["status"], Tone> = {
  queued: "accent",
  running: "accent",
  succeeded: "good",
  failed: "bad",
};

/** What was applied before, newest first. */
export function RunHistory({ runs }: { runs: Run[] }) {
  const { t } = useTranslation();
  const { id } = useDraft();
  const date = useDate();
  if (runs.length === 0) return null;
  return (
    <Panel title={t("review.history")}>
      <ul className={classes.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            <TextLink to="/federations/$id/runs/$runId" params={{ id, runId: run.id }}>
              {t("review.runAt", { when: date(run.startedAt, "time"), who: run.startedBy })}
            </TextLink>
            <Pill tone={tones[run.status]}>{t(`run.status.${run.status}`)}</Pill>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
