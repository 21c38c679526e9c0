import { Button, Group, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface ConfirmButtonProps {
  children: ReactNode;
  /** What the second press does, asked in one sentence. */
  question: string;
  /** Name for screen readers, where several buttons of a page say the same. */
  label?: string;
  busy?: boolean;
  onConfirm: () => void;
}

/** A button whose work cannot be taken back: it asks where it stands, and a second press does it. */
export function ConfirmButton({ children, question, label, busy = false, onConfirm }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant="subtle" size="compact-sm" aria-label={label} onClick={() => setAsking(true)}>
        {children}
      </Button>
    );
  }
  return (
    <Group gap="xs" role="group" aria-label={question}>
      <Text size="sm">{question}</Text>
      <Button color="red" size="compact-sm" loading={busy} onClick={onConfirm} autoFocus>
        {children}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(false)}>
        {t("common.cancel")}
      </Button>
    </Group>
  );
}
