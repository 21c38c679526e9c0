import type { FederationRole } from "@modelstudio-sso/contracts";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSessionChoices } from "../useSessionChoices.ts";

/** Words and choices that every row shows: made once for the table, not once for each of its cells. */
export interface CellWords {
  rights: ReactNode;
  sessions: (seconds: number) => ReactNode;
  policies: (role: FederationRole) => string;
  /** Whom a role is for: groups on the IdP path, RAM users on the other. */
  subjects: (role: FederationRole) => string;
}

/** The rows' words in the language of the page. */
export function useCellWords(users: boolean): CellWords {
  const { t } = useTranslation();
  const choices = useSessionChoices();
  return useMemo(() => {
    const made = new Map<number, ReactNode>();
    return {
      rights: (
        <>
          <option value="">{t("groups.matrix.noRight")}</option>
          <option value="Visitor">{t("groups.visitor")}</option>
          <option value="Admin">{t("groups.admin")}</option>
        </>
      ),
      sessions: (seconds) => {
        const before = made.get(seconds);
        if (before !== undefined) return before;
        const options = choices(seconds).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ));
        made.set(seconds, options);
        return options;
      },
      policies: ({ policies }) =>
        policies.length === 0
          ? t("groups.matrix.noPolicies")
          : policies.map((policy) => t(`groups.policyShort.${policy}`)).join(", "),
      subjects: (role) => {
        if (!users) return role.groups.length === 0 ? t("groups.matrix.noGroups") : role.groups.join(", ");
        return role.users === undefined ? t("groups.matrix.allUsers") : role.users.join(", ");
      },
    };
  }, [t, users, choices]);
}
