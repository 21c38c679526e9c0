/** First parts of paths that are told apart; everything else is one, so that no visitor can make up labels. */
const areas = ["api", "saml", "docs", "assets", "healthz", "readyz"];

/** Which part of the service a path is about, in metrics and traces. */
export function areaOf(path: string): string {
  const [, first = ""] = path.split("/");
  return areas.includes(first) ? first : "pages";
}
