import type { AuditAction } from "@modelstudio-sso/contracts";
import type { audit } from "../../i18n/en/audit.ts";

export type ActionKey = keyof typeof audit.actions;

/** Key of an action's words: dots would lead deeper into the catalogue. */
export function actionKey(action: AuditAction): ActionKey {
  return action.replaceAll(/[.-](\w)/g, (_match, letter: string) => letter.toUpperCase()) as ActionKey;
}
