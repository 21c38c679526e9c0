import { Popover, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { terms } from "../i18n/en/terms.ts";
import classes from "./parts.module.css";

export type TermId = Exclude<keyof typeof terms, "explain">;

/** A word that is easily confused: it opens its own explanation where it stands. */
export function Term({ id, children }: { id: TermId; children?: ReactNode }) {
  const { t } = useTranslation();
  const word = t(`terms.${id}.word`);
  return (
    <Popover width={300} position="bottom-start" shadow="md" withArrow trapFocus={false} returnFocus>
      <Popover.Target>
        <button type="button" className={classes.term} title={t("terms.explain", { word })}>
          {children ?? t("terms.explain", { word })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t(`terms.${id}.text`)}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
