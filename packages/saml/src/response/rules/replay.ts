import { diagnostic } from "@modelstudio-sso/contracts";
import { attribute } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

/** response.replayed (SAML profiles 4.1.4.5): an assertion is good for one login. */
export const replay: ResponseRule = ({ assertion, expected }) => {
  const id = attribute(assertion, "ID");
  if (id === undefined || expected.seenAssertionIds?.has(id) !== true) return [];
  return [
    diagnostic("response.replayed", {
      detail:
        "Going back and reloading sends it twice; so does somebody who copied it. Start the login again.",
      path: "/Response/Assertion/@ID",
      want: "an ID that was never used",
      got: id.slice(0, 100),
    }),
  ];
};
