import type { GuideLocale } from "@modelstudio-sso/contracts";
import { en } from "./en.ts";
import type { AnnouncementWords } from "./words.ts";
import { zhCN } from "./zh-CN.ts";

/** Words of every language. */
export const announcementWords: Readonly<Record<GuideLocale, AnnouncementWords>> = { en, "zh-CN": zhCN };
