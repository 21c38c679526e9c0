import { Button, Group, Text } from "@mantine/core";
import type { GuideConfiguration } from "@modelstudio-sso/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Code } from "../Code.tsx";
import { copyText } from "../CopyValue.tsx";
import { downloadText } from "../download.ts";
import classes from "./guide.module.css";

/** A configuration made for this federation, folded until it is wanted. */
export function GuideFile({ file }: { file: GuideConfiguration }) {
  return (
    <details className={classes.file} data-testid={`guide-file-${file.id}`}>
      <summary>
        {file.title} <code>{file.filename}</code>
      </summary>
      <FileContent file={file} />
    </details>
  );
}

/** How to import a configuration, the ways to take it along, and the whole of it. */
export function FileContent({ file }: { file: GuideConfiguration }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(file.content);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <>
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
          {t("guide.downloadOf", { name: file.filename })}
        </Button>
      </Group>
      <Code text={file.content} label={file.title} />
    </>
  );
}
