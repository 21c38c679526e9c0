import { diagnostic } from "@modelstudio-sso/contracts";
import { inWords } from "../../time/instant.ts";
import { attribute } from "../../xml/tree.ts";
import { type ResponseRule, timeOf } from "./rule.ts";

const path = "/Response/Assertion";

/** response.issued-in-future: an early sign that clocks drift apart. */
export const assertionTimes: ResponseRule = ({ assertion, now, tolerance }) => {
  const issued = timeOf(assertion, "IssueInstant", path);
  if (issued.at === undefined || issued.at <= now + tolerance) return issued.diagnostics;
  return [
    diagnostic("response.issued-in-future", {
      detail: `It was issued ${inWords(issued.at - now)} from now by the identity provider's clock. Synchronize the clocks.`,
      path: `${path}/@IssueInstant`,
      want: `at or before ${new Date(now).toISOString()}`,
      got: attribute(assertion, "IssueInstant") ?? "",
    }),
  ];
};
