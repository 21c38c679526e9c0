import { diagnostic } from "@modelstudio-sso/contracts";
import type { ResponseRule } from "./rule.ts";

/** response.binding (SAML profiles 4.1.2): a response is too long and too precious for an address bar. */
export const binding: ResponseRule = ({ expected }) => {
  if (expected.binding === undefined || expected.binding === "post") return [];
  return [
    diagnostic("response.binding", {
      detail:
        "Responses come by HTTP-POST alone. Choose HTTP-POST for the assertion consumer service at the identity provider.",
      want: "post",
      got: expected.binding,
    }),
  ];
};
