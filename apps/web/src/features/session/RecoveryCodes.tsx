import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { copyText } from "../../parts/CopyValue.tsx";
import classes from "./account.module.css";

/** Shown once: each code replaces the app one time. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" className={classes.codes} role="status">
      <Text fw={600}>{t("session.recoveryTitle")}</Text>
      <Text size="sm">{t("session.recoveryNote")}</Text>
      <ul data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" size="sm" onClick={() => void copyText(codes.join("\n"))}>
          {t("common.copy")}
        </Button>
        <Button size="sm" onClick={onDone}>
          {t("session.codesKept")}
        </Button>
      </Group>
    </Stack>
  );
}
