import "@mantine/core/styles/Tabs.css";
import { Tabs, Text } from "@mantine/core";
import type { Guide } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { FileContent } from "../../parts/guide/GuideFile.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./guide.module.css";

interface GuideFilesProps {
  guide: Guide;
  /** ID of the file in view. */
  open: string | undefined;
  onOpen: (id: string) => void;
}

/** Every file made for this set-up, one tab each. */
export function GuideFiles({ guide, open, onOpen }: GuideFilesProps) {
  const { t } = useTranslation();
  const [first] = guide.configurations;
  if (first === undefined) return null;
  const shown = guide.configurations.some((file) => file.id === open) ? open : first.id;
  return (
    <Panel title={t("guide.files")} testId="guide-files">
      <Text c="dimmed" mb="md">
        {t("guide.filesNote")}
      </Text>
      <Tabs value={shown ?? first.id} onChange={(id) => id !== null && onOpen(id)} keepMounted={false}>
        <Tabs.List mb="md">
          {guide.configurations.map((file) => (
            <Tabs.Tab key={file.id} value={file.id} className={classes.tab}>
              {file.title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {guide.configurations.map((file) => (
          <Tabs.Panel key={file.id} value={file.id} data-testid={`guide-file-${file.id}`}>
            <FileContent file={file} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Panel>
  );
}
