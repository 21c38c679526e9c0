// Runs before the first paint, as a file because the content security policy forbids inline scripts:
// without it a dark page would flash white, and a Chinese page would be announced as English.
(() => {
  const root = document.documentElement;
  try {
    const chosen = localStorage.getItem("mantine-color-scheme-value");
    const dark =
      chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
    const language = localStorage.getItem("msso-language") ?? navigator.language;
    root.lang = language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
  } catch {
    root.setAttribute("data-mantine-color-scheme", "light");
  }
})();
