import { Button, Group, Stack } from "@mantine/core";
import type { PlanRecord } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Code } from "../../parts/Code.tsx";
import { copyText } from "../../parts/CopyValue.tsx";
import { downloadJson } from "../../parts/download.ts";
import { IconDownload } from "../../parts/icons.ts";

/** The plan as it would be approved, for whoever wants to keep or compare it. */
export function PlanJson({ record }: { record: PlanRecord }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(record.plan, null, 2);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <Stack gap="sm" mt="lg">
      <Group gap="xs">
        <Button variant="default" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("review.hideJson") : t("review.asJson")}
        </Button>
        {open && (
          <>
            <Button variant="subtle" size="xs" onClick={() => void copy()}>
              {copied ? t("common.copied") : t("common.copy")}
            </Button>
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() => downloadJson(`${record.plan.federation}-plan.json`, text)}
            >
              {t("common.download")}
            </Button>
          </>
        )}
      </Group>
      {open && <Code text={text} label={t("review.asJson")} />}
    </Stack>
  );
}
