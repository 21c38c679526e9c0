import { TextInput } from "@mantine/core";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../ChoiceCards.tsx";
import { IconSearch } from "../icons.ts";
import { matchingEntities } from "./matchingEntities.ts";
import classes from "./metadata.module.css";

/** Up to here every entity is a card of its own; a federation's aggregate holds thousands. */
const mostCards = 8;
/** So many of those that match are listed at once. */
const mostListed = 50;

interface EntityChoiceProps {
  entityIds: readonly string[];
  onChoose: (entityId: string) => void;
}

/** Which of an aggregate's identity providers is meant. */
export function EntityChoice({ entityIds, onChoose }: EntityChoiceProps) {
  const { t } = useTranslation();
  if (entityIds.length > mostCards) return <EntitySearch entityIds={entityIds} onChoose={onChoose} />;
  return (
    <ChoiceCards
      legend={t("idp.entities")}
      value={undefined}
      choices={entityIds.map((value) => ({ value, title: value }))}
      onChange={onChoose}
    />
  );
}

function EntitySearch({ entityIds, onChoose }: EntityChoiceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const found = useMemo(() => matchingEntities(entityIds, wanted), [entityIds, wanted]);
  const all = entityIds.length.toLocaleString();
  return (
    <section aria-label={t("idp.entities")} className={classes.entities} data-testid="entities">
      <TextInput
        type="search"
        label={t("idp.entities")}
        placeholder={t("idp.entitySearch")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={classes.entityNote} role="status">
        {found.length === 0
          ? t("idp.entityNone")
          : t("idp.entityCount", { shown: found.length.toLocaleString(), all })}
        {found.length > mostListed && ` · ${t("idp.entityMore", { count: mostListed })}`}
      </p>
      {found.length > 0 && (
        <ul className={classes.entityList}>
          {found.slice(0, mostListed).map((entityId) => (
            <li key={entityId}>
              <button type="button" onClick={() => onChoose(entityId)}>
                {entityId}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
