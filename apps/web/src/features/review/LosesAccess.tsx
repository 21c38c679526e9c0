import { Text } from "@mantine/core";
import type { LostAccess } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { useWorkspaces } from "../../app/useWorkspaces.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./review.module.css";

/** Who is hurt when everything goes: each role with the people and the workspaces behind it. */
export function LosesAccess({ losses }: { losses: LostAccess[] }) {
  const { t } = useTranslation();
  const workspaces = useWorkspaces();
  const nameOf = (id: string) => workspaces.data?.workspaces.find((item) => item.id === id)?.name ?? id;
  const listed = (names: string[]) => names.join(", ") || t("review.nobody");
  return (
    <Panel title={t("review.loses", { count: losses.length })} testId="loses-access">
      <Text c="dimmed">{t("review.losesNote")}</Text>
      <ul className={classes.loses}>
        {losses.map((loss) => (
          <li key={loss.role} data-testid={`loses-${loss.role}`}>
            <h3>{loss.role}</h3>
            <Facts
              rows={[
                loss.users.length > 0
                  ? [t("review.losesUsers"), listed(loss.users)]
                  : [t("review.losesGroups"), listed(loss.groups)],
                [
                  t("review.losesWorkspaces"),
                  listed(
                    loss.workspaces.map(
                      ({ workspace, role }) =>
                        `${nameOf(workspace)} (${t(role === "Admin" ? "groups.admin" : "groups.visitor")})`,
                    ),
                  ),
                ],
              ]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
