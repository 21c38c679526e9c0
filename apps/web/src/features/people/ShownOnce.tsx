import { Button, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyValue } from "../../parts/CopyValue.tsx";
import classes from "./people.module.css";

interface ShownOnceProps {
  title: string;
  note: string;
  value: string;
  label: string;
  onDone: () => void;
}

/** A secret that the server does not keep: it is here until this page is left, and nowhere after that. */
export function ShownOnce({ title, note, value, label, onDone }: ShownOnceProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" className={classes.once} role="status">
      <Text fw={600}>{title}</Text>
      <CopyValue value={value} label={label} testId="shown-once" />
      <Text size="sm">{note}</Text>
      <div>
        <Button size="sm" variant="default" onClick={onDone}>
          {t("people.kept")}
        </Button>
      </div>
    </Stack>
  );
}
