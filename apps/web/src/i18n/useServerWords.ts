import { useTranslation } from "react-i18next";

/** Name of the bundle that holds this language's words for sentences the server sends in English. */
export const serverWordsBundle = "server";

/**
 * The server speaks English and gives every sentence an id. Another language brings its own words for the ids it
 * knows; where it has none, the server's sentence is shown rather than nothing.
 */
export function useServerWords(): (id: string, sentence: string) => string {
  const { i18n } = useTranslation();
  const words: Record<string, string> | undefined = i18n.getResourceBundle(i18n.language, serverWordsBundle);
  return (id, sentence) => words?.[id] ?? sentence;
}
