import { diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf, childrenOf } from "../../xml/tree.ts";
import { bestBearer } from "./bearer.ts";
import type { ResponseRule } from "./rule.ts";

/** response.confirmation.*: at least one bearer confirmation must hold (SAML profiles 4.1.4.3). */
export const confirmation: ResponseRule = (given) => {
  const about = childOf(given.assertion, namespaces.assertion, "Subject");
  if (about === undefined) return [];
  const best = bestBearer(given);
  if (best !== undefined) return best.diagnostics;
  const methods = childrenOf(about, namespaces.assertion, "SubjectConfirmation").map(
    (found) => attribute(found, "Method")?.split(":").at(-1) ?? "",
  );
  return [
    diagnostic("response.confirmation.missing", {
      detail:
        "A browser login is confirmed by whoever bears it; other methods need keys a browser does not have.",
      path: "/Response/Assertion/Subject/SubjectConfirmation/@Method",
      want: "bearer",
      got: methods.join(", ").slice(0, 100) || "no SubjectConfirmation",
    }),
  ];
};
