import { Button, Group, Text } from "@mantine/core";
import type { GuideConfiguration } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Code } from "../Code.tsx";
import { copyText } from "../CopyValue.tsx";
import { downloadText } from "../download.ts";
import classes from "./guide.module.css";

/** A configuration made for this federation, to copy or to save as a file. */
export function GuideFile({ file }: { file: GuideConfiguration }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(file.content);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <details className={classes.file} data-testid={`guide-file-${file.id}`}>
      <summary>
        {file.title} <code>{file.filename}</code>
      </summary>
      <Text size="sm" my="sm">
        {file.howToImport}
      </Text>
      <Group gap="xs" mb="sm">
        <Button size="compact-sm" variant="default" onClick={() => void copy()}>
          {copied ? t("common.copied") : t("common.copy")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => downloadText(file.filename, file.content, file.mediaType)}
        >
          {t("guide.download")}
        </Button>
      </Group>
      <Code text={file.content} label={file.title} />
    </details>
  );
}
