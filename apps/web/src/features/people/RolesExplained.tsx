import { limitableRoles, roles } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import classes from "./people.module.css";

/** The four roles in words, beside the place where they are given. */
export function RolesExplained() {
  const { t } = useTranslation();
  return (
    <Panel title={t("people.rolesTitle")}>
      <dl className={classes.roles}>
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`people.roles.${role}`)}</dt>
            <dd>
              {t(`people.may.${role}`)}
              {limitableRoles.includes(role) && <span>{t("people.limitable")}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
