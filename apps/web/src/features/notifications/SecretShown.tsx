import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Code } from "../../parts/Code.tsx";
import { CopyValue } from "../../parts/CopyValue.tsx";
import classes from "./notifications.module.css";
import { verifySample } from "./verifySample.ts";

/** A webhook's secret: it is here until this is left, and nowhere after that. */
export function SecretShown({ secret, note, onDone }: { secret: string; note: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" className={classes.once} role="status">
      <Text fw={600}>{t("notifications.secret.title")}</Text>
      <CopyValue value={secret} label={t("notifications.secret.title")} testId="webhook-secret" />
      <Text size="sm">{note}</Text>
      <Text size="sm">{t("notifications.secret.verify")}</Text>
      <Code text={verifySample} label={t("notifications.secret.sample")} />
      <Text size="sm">
        <Anchor href="/docs/notifications.md" target="_blank" rel="noreferrer">
          {t("notifications.secret.more")}
        </Anchor>
      </Text>
      <div>
        <Button size="sm" variant="default" onClick={onDone}>
          {t("notifications.secret.kept")}
        </Button>
      </div>
    </Stack>
  );
}
