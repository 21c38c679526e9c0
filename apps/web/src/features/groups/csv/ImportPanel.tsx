import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../../parts/download.ts";
import { FileDrop } from "../../../parts/FileDrop.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { useDroppedFile } from "../../../parts/useDroppedFile.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import type { ImportPanelProps } from "./importProps.ts";
import { readTable, type TableRead } from "./readTable.ts";
import { exampleRoles, writeTable } from "./writeTable.ts";

/** Ten thousand full rows are about 2 MiB; more than this is some other file. */
const mostBytes = 8 * 1_048_576;

/** Brings roles in from a CSV file. Reading saves nothing: a preview comes first, and a person accepts it. */
export function ImportPanel(props: ImportPanelProps) {
  const { document, workspaces, onCancel } = props;
  const { t } = useTranslation();
  const [given, setGiven] = useState<{ name: string; read: TableRead }>();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const take = async (file: File) => {
    const read = await readTable(new Uint8Array(await file.arrayBuffer()));
    setGiven({ name: file.name, read });
  };
  const example = async () => {
    const text = await writeTable(exampleRoles(workspaces ?? []), workspaces ?? []);
    downloadText(`${document.name}-groups-example.csv`, text, "text/csv");
  };
  return (
    <div ref={heading} tabIndex={-1} style={{ outline: "none" }}>
      <Panel title={t("groups.csv.title")} aside={given?.name} testId="csv-import">
        {given === undefined ? (
          <Stack gap="md">
            <Text c="dimmed">{t("groups.csv.lead")}</Text>
            <CsvFile onFile={(file) => void take(file)} />
            <Text size="sm" c="dimmed">
              {t("groups.csv.columns")}
            </Text>
            <Group gap="sm">
              <Button variant="subtle" onClick={() => void example()}>
                {t("groups.csv.example")}
              </Button>
              <Button variant="default" onClick={onCancel}>
                {t("common.cancel")}
              </Button>
            </Group>
          </Stack>
        ) : (
          <ImportPreview {...props} table={given.read} onOther={() => setGiven(undefined)} />
        )}
      </Panel>
    </div>
  );
}

function CsvFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <FileDrop
      // The text is read again from its bytes, because Excel's encodings are more than this reader knows.
      file={useDroppedFile(mostBytes, (_, file) => onFile(file))}
      accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
      words={{
        drop: t("groups.csv.drop"),
        choose: t("groups.csv.choose"),
        note: t("groups.csv.dropNote"),
        tooLarge: t("groups.csv.tooLarge"),
      }}
    />
  );
}
