import { NativeSelect } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useSessionChoices } from "./useSessionChoices.ts";

interface SessionFieldProps {
  seconds: number;
  onChange: (seconds: number) => void;
}

/** RAM's longest session of a role, in the steps people think in; an odd value stays as it is. */
export const SessionField = memo(function SessionField({ seconds, onChange }: SessionFieldProps) {
  const { t } = useTranslation();
  const choices = useSessionChoices();
  return (
    <NativeSelect
      label={t("groups.session")}
      description={t("groups.sessionNote")}
      maw={360}
      value={String(seconds)}
      data={choices(seconds)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
});
