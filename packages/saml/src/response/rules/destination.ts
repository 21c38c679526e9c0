import { diagnostic } from "@modelstudio-sso/contracts";
import { attribute } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

const path = "/Response/@Destination";

/** response.destination.* (SAML bindings 3.5.5.2): required where the Response itself is signed. */
export const destination: ResponseRule = ({ response, responseSigned, expected }) => {
  const wanted = expected.sp?.acsUrl;
  const got = attribute(response, "Destination");
  if (wanted === undefined || got === wanted || (got === undefined && !responseSigned)) return [];
  if (got === undefined) {
    return [
      diagnostic("response.destination.missing", {
        detail: "A signed Response must say where it goes, or it could be carried to another service.",
        path,
        want: wanted,
        got: "nothing",
      }),
    ];
  }
  return [
    diagnostic("response.destination.mismatch", {
      detail:
        "Set the assertion consumer service address at the identity provider to exactly this value; the comparison is exact.",
      path,
      want: wanted,
      got: got.slice(0, 300) || "nothing",
    }),
  ];
};
