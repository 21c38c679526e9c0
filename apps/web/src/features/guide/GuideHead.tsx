import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { type Guide, guideText } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../parts/CopyValue.tsx";

/** How the roles get into the assertion, what this product cannot do, and the ways to hand the guide on. */
export function GuideHead({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(guideText(guide));
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <Stack gap="sm">
      <Text>{guide.summary}</Text>
      {guide.documentedBy === "nobody" && <Text c="dimmed">{t("guide.undocumented")}</Text>}
      {guide.warnings.map(({ id, text }) => (
        <Alert key={id} color="yellow" variant="light" data-testid={`guide-warning-${id}`}>
          {text}
        </Alert>
      ))}
      <Group gap="xs">
        <Button variant="default" size="sm" onClick={() => void copy()}>
          {copied ? t("common.copied") : t("guide.copyAll")}
        </Button>
        <Button variant="subtle" size="sm" onClick={() => window.print()}>
          {t("guide.print")}
        </Button>
      </Group>
    </Stack>
  );
}
