import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Catalogue } from "./en/index.ts";
import { serverWordsBundle } from "./useServerWords.ts";

export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];

const storageKey = "msso-language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: Catalogue };
  }
}

function preferred(): Language {
  const stored = localStorage.getItem(storageKey);
  const wish = stored ?? navigator.language;
  return wish.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** Only the language in use is fetched; the other one arrives when it is chosen. The server speaks English itself. */
async function textsOf(language: Language): Promise<{ app: Catalogue; server: Record<string, string> }> {
  if (language === "en") return { app: (await import("./en/index.ts")).en, server: {} };
  const { zhCN, serverWords } = await import("./zh-CN/index.ts");
  return { app: zhCN, server: serverWords };
}

/** Starts the texts before the first render, so that no key is ever seen. */
export async function startTexts(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ["app", serverWordsBundle],
    defaultNS: "app",
    resources: { [language]: await textsOf(language) },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches the language now and remembers it for this browser. */
export async function switchLanguage(language: Language): Promise<void> {
  const { app, server } = await textsOf(language);
  i18next.addResourceBundle(language, "app", app);
  i18next.addResourceBundle(language, serverWordsBundle, server);
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
