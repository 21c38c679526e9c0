import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconCheck, IconChevronDown, IconRefresh } from "../parts/icons.ts";
import { useDraft } from "./draft.tsx";
import { useKnowledge } from "./progress.ts";
import classes from "./shell.module.css";
import { roadOf, type StepId, type StepStatus, stepIds } from "./steps.ts";

/** The way from the account to the hand-over: what is done, what is next and who has to act. */
export function Road({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const { id, document } = useDraft();
  const here = useHere();
  const road = roadOf(useKnowledge());
  const at = road.findIndex((step) => step.id === here) + 1;
  const [open, setOpen] = useState(false);
  const stations = <Stations id={id} road={road} here={here} onGo={() => setOpen(false)} />;
  return (
    <>
      <nav className={classes.road} aria-label={t("road.label")}>
        <p className={classes.roadName}>{document.name}</p>
        <p className={classes.roadMeta}>{t(`sites.${document.site}.short`)}</p>
        {stations}
        {children}
      </nav>
      <details className={classes.narrow} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <strong>{here === undefined ? document.name : t(`road.steps.${here}`)}</strong>
          {here !== undefined && <span>{t("road.position", { at, of: road.length })}</span>}
          <IconChevronDown size={16} aria-hidden />
          <span className={classes.track} aria-hidden>
            {road.map((step) => (
              <i key={step.id} data-state={step.state} />
            ))}
          </span>
        </summary>
        {open && (
          <div>
            {stations}
            {children}
          </div>
        )}
      </details>
    </>
  );
}

interface StationsProps {
  id: string;
  road: StepStatus[];
  here: StepId | undefined;
  onGo: () => void;
}

function Stations({ id, road, here, onGo }: StationsProps) {
  const { t } = useTranslation();
  return (
    <ol className={classes.stations}>
      {road.map((step, index) => (
        <li key={step.id} className={classes.station} data-state={step.state} data-testid={`road-${step.id}`}>
          <Link
            to={`/federations/$id/${step.id}`}
            params={{ id }}
            className={classes.stop}
            data-here={step.id === here || undefined}
            activeProps={{ "aria-current": "step" }}
            onClick={onGo}
          >
            <span className={classes.dot}>
              <StationSign step={step} number={index + 1} />
            </span>
            <span className={classes.stopName}>{t(`road.steps.${step.id}`)}</span>
            <StationNote step={step} />
          </Link>
        </li>
      ))}
    </ol>
  );
}

function StationSign({ step, number }: { step: StepStatus; number: number }) {
  const { t } = useTranslation();
  const label = t(`road.state.${step.state}`);
  if (step.state === "done") return <IconCheck size={14} stroke={3} role="img" aria-label={label} />;
  if (step.state === "stale") return <IconRefresh size={13} stroke={2.4} role="img" aria-label={label} />;
  return <>{number}</>;
}

function StationNote({ step }: { step: StepStatus }) {
  const { t } = useTranslation();
  if (step.state === "stale") return <span className={classes.stopWho}>{t("road.state.stale")}</span>;
  if (step.state === "done" || step.who === "nobody") return null;
  return <span className={classes.stopWho}>{t(`road.who.${step.who}`)}</span>;
}

/** A run is a part of reviewing and applying, so it lights that station. */
function useHere(): StepId | undefined {
  const { pathname } = useLocation();
  const part = pathname.split("/")[3];
  return part === "runs" ? "review" : stepIds.find((id) => id === part);
}
