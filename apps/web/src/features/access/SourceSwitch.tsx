import { SegmentedControl } from "@mantine/core";
import type { AccessSource } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import classes from "./access.module.css";

const sources: AccessSource[] = ["desired", "observed", "plan"];

/** Which state is shown, and what that state is. */
export function SourceSwitch(props: { source: AccessSource; onChange: (source: AccessSource) => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.switch}>
      <SegmentedControl
        aria-label={t("access.show")}
        data={sources.map((value) => ({ value, label: t(`access.source.${value}`) }))}
        value={props.source}
        onChange={(value) => props.onChange(sources.find((source) => source === value) ?? "desired")}
      />
      <p className={classes.fine}>{t(`access.sourceNote.${props.source}`)}</p>
    </div>
  );
}
