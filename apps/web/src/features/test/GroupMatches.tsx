import { Stack, Text } from "@mantine/core";
import type { GroupMatch } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { IconAlertTriangle } from "../../parts/icons.ts";
import { Pill } from "../../parts/Pill.tsx";
import classes from "./test.module.css";

/** Which groups led somewhere. Released and inferred groups are worth different trust, so it is said first. */
export function GroupMatches({ groups }: { groups: GroupMatch }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text className={classes.fine}>{t(`test.report.source.${groups.source}`)}</Text>
      <ul className={classes.plain}>
        {groups.matched.map(({ group, roles }) => (
          <li key={group}>{t("test.report.matched", { group, roles: roles.join(", ") })}</li>
        ))}
        {groups.unmatched.map((group) => (
          <li key={group}>
            <code>{group}</code> <Pill tone="quiet">{t("test.report.unmatched")}</Pill>
          </li>
        ))}
        {groups.nearMisses.map(({ group, like }) => (
          <li key={`${group} ${like}`}>
            <IconAlertTriangle size={15} color="var(--warn)" aria-hidden />{" "}
            {t("test.report.nearMiss", { group, like })}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
