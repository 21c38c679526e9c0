import type { GuideLocale } from "@modelstudio-sso/contracts";
import { en } from "./en.ts";
import type { GuideWords } from "./words.ts";
import { zhCN } from "./zh-CN.ts";

/** What all guides say alike, by language. */
export const guideWords: Readonly<Record<GuideLocale, GuideWords>> = { en, "zh-CN": zhCN };
