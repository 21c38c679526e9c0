/** In this order: most browsers also name the ones they descend from. */
const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** A browser's name for people, from what it calls itself; undefined where that is none of the known ones. */
export function browserName(userAgent: string | null): string | undefined {
  const text = userAgent ?? "";
  const browser = browsers.find(([mark]) => text.includes(mark))?.[1];
  const system = systems.find(([mark]) => text.includes(mark))?.[1];
  return browser === undefined ? undefined : [browser, system].filter(Boolean).join(" · ");
}
