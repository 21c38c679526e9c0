import { diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { childOf, childrenOf } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

const path = "/Response/Assertion/Subject";

/** response.subject.missing, response.name-id.* (SAML core 2.4.1; Alibaba Cloud wants exactly one NameID). */
export const subject: ResponseRule = ({ assertion }) => {
  if (assertion === undefined) return [];
  const element = childOf(assertion, namespaces.assertion, "Subject");
  if (element === undefined) {
    return [
      diagnostic("response.subject.missing", {
        detail: "The assertion states something about nobody.",
        path,
        want: "a Subject with a NameID",
        got: "none",
      }),
    ];
  }
  const names = childrenOf(element, namespaces.assertion, "NameID");
  const [name] = names;
  if (name === undefined || names.length > 1) {
    return [
      diagnostic("response.name-id.missing", {
        detail:
          "Exactly one NameID is needed. Choose a NameID at the identity provider, such as the e-mail address.",
        path: `${path}/NameID`,
        want: "1",
        got: names.length === 0 ? (element.children[0]?.name ?? "none") : String(names.length),
      }),
    ];
  }
  if (name.text.trim() !== "") return [];
  return [
    diagnostic("response.name-id.empty", {
      detail: "The attribute the identity provider fills the NameID from has no value for this user.",
      path: `${path}/NameID`,
      want: "a value",
      got: "nothing",
    }),
  ];
};
