import type { Change } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "./sentences.ts";

/** One change as a sentence of the page's language. */
export function ChangeSentence({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { key, params } = sentenceOf(change);
  return <>{t(`plan.sentence.${key}`, params)}</>;
}
