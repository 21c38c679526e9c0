import { useTranslation } from "react-i18next";
import { useDraft } from "../app/draft.tsx";
import type { SaveState } from "../app/draftStore.ts";
import { type StepId, stepsFor } from "../app/steps.ts";
import { IconArrowLeft, IconArrowRight, IconCheck, IconClock } from "./icons.ts";
import { ButtonLink } from "./links.tsx";
import classes from "./parts.module.css";

/** The end of a step: where it came from, whether all is saved, where it goes. */
export function StepFooter({ step, quiet = false }: { step: StepId; quiet?: boolean }) {
  const { t } = useTranslation();
  const { id, document, save } = useDraft();
  const steps = stepsFor(document);
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  return (
    <footer className={classes.footer}>
      {before === undefined ? (
        <span />
      ) : (
        <ButtonLink
          to={`/federations/$id/${before}`}
          params={{ id }}
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          aria-label={t("common.backTo", { step: t(`road.steps.${before}`) })}
        >
          {t("common.back")}
        </ButtonLink>
      )}
      <SavedSign save={save} />
      {after !== undefined && (
        <ButtonLink
          to={`/federations/$id/${after}`}
          params={{ id }}
          variant={quiet ? "default" : "filled"}
          rightSection={<IconArrowRight size={16} aria-hidden />}
          data-testid="continue"
        >
          {t("common.continueTo", { step: t(`road.steps.${after}`) })}
        </ButtonLink>
      )}
    </footer>
  );
}

/** Says quietly that nothing is lost. */
export function SavedSign({ save }: { save: SaveState }) {
  const { t } = useTranslation();
  const words = {
    saved: t("common.saved"),
    waiting: t("common.unsaved"),
    saving: t("common.saving"),
    failed: t("common.saveFailed"),
  };
  const Icon = save.kind === "saved" ? IconCheck : IconClock;
  return (
    <span className={classes.saved} role="status" data-testid="saved" data-state={save.kind}>
      <Icon size={14} aria-hidden />
      {words[save.kind]}
    </span>
  );
}
