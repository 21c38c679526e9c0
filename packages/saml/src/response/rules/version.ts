import { diagnostic } from "@modelstudio-sso/contracts";
import { attribute, type Element } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

/** response.version (SAML core 3.2.2 and 2.3.3). */
export const version: ResponseRule = ({ response, assertion }) => [
  ...check(response, "/Response"),
  ...(assertion === undefined ? [] : check(assertion, "/Response/Assertion")),
];

function check(element: Element, path: string) {
  const got = attribute(element, "Version");
  if (got === "2.0") return [];
  return [
    diagnostic("response.version", {
      detail: "Alibaba Cloud and this service speak SAML 2.0 only.",
      path: `${path}/@Version`,
      want: "2.0",
      got: (got ?? "nothing").slice(0, 20),
    }),
  ];
}
