import { Button, Checkbox, Group } from "@mantine/core";
import type { Guide, GuideStep } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { GuideFile } from "./GuideFile.tsx";
import { GuideValueRow } from "./GuideValueRow.tsx";
import classes from "./guide.module.css";

interface Ticks {
  done: ReadonlySet<string>;
  onTick: (step: string, on: boolean) => void;
}

interface GuideStepsProps {
  guide: Guide;
  ticks?: Ticks;
  /** Shows a file where the page has all of them; without it each file unfolds in its step. */
  openFile?: (id: string) => void;
}

/** The steps of a guide, each with the values and files it asks for; with `ticks` they can be ticked off. */
export function GuideSteps({ guide, ticks, openFile }: GuideStepsProps) {
  return (
    <ol className={classes.steps}>
      {guide.steps.map((step) => (
        <li key={step.id} data-testid={`guide-step-${step.id}`}>
          <Step guide={guide} step={step} ticks={ticks} openFile={openFile} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  guide: Guide;
  step: GuideStep;
  ticks: Ticks | undefined;
  openFile: ((id: string) => void) | undefined;
}

function Step({ guide, step, ticks, openFile }: StepProps) {
  const { t } = useTranslation();
  const values = guide.values.filter((value) => step.values.includes(value.id));
  const files = guide.configurations.filter((file) => step.configurations.includes(file.id));
  return (
    <div className={classes.step}>
      <div className={classes.stepHead}>
        <strong>{step.title}</strong>
        {ticks !== undefined && (
          <Checkbox
            size="sm"
            label={t("guide.done")}
            aria-label={`${t("guide.done")}: ${step.title}`}
            checked={ticks.done.has(step.id)}
            onChange={(event) => ticks.onTick(step.id, event.currentTarget.checked)}
          />
        )}
      </div>
      <p>{step.text}</p>
      {values.length > 0 && (
        <dl className={classes.values}>
          {values.map((value) => (
            <GuideValueRow key={value.id} value={value} />
          ))}
        </dl>
      )}
      {openFile === undefined && files.map((file) => <GuideFile key={file.id} file={file} />)}
      {openFile !== undefined && files.length > 0 && (
        <Group gap="xs">
          {files.map((file) => (
            <Button key={file.id} size="compact-sm" variant="light" onClick={() => openFile(file.id)}>
              {file.title}
            </Button>
          ))}
        </Group>
      )}
    </div>
  );
}
