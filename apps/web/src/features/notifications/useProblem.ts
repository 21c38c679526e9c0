import type { Delivery } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";

/** Why the last attempt did not succeed, with what the receiver said. */
export function useProblem(): (delivery: Delivery) => string {
  const { t } = useTranslation();
  return ({ problem, lastStatus, lastAnswer }) => {
    if (problem === null) return "";
    const words = t(`notifications.problem.${problem}`);
    const seen = [lastStatus, lastAnswer].filter((part) => part !== null).join(" ");
    return seen === "" ? words : `${words} (${seen})`;
  };
}
