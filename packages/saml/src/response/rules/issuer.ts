import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf, type Element } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

const entity = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

/** response.issuer.*: the assertion's issuer, and the response's where it names one (SAML profiles 4.1.4.2). */
export const issuer: ResponseRule = ({ response, assertion, expected }) => {
  const wanted = expected.idp?.entityId;
  const outer = childOf(response, namespaces.assertion, "Issuer");
  const inner = childOf(assertion, namespaces.assertion, "Issuer");
  return [
    ...(outer === undefined ? [] : compare(outer, wanted, "/Response/Issuer")),
    ...(assertion === undefined ? [] : required(inner, wanted)),
  ];
};

function required(inner: Element | undefined, wanted: string | undefined): Diagnostic[] {
  const path = "/Response/Assertion/Issuer";
  if (inner !== undefined && inner.text.trim() !== "") return compare(inner, wanted, path);
  return [
    diagnostic("response.issuer.missing", {
      detail: "Without it nobody can tell whose keys to use.",
      path,
      ...(wanted === undefined ? {} : { want: wanted }),
      got: "nothing",
    }),
  ];
}

function compare(element: Element, wanted: string | undefined, path: string): Diagnostic[] {
  const format = attribute(element, "Format");
  const foreign = format !== undefined && format !== entity;
  if ((wanted === undefined || element.text === wanted) && !foreign) return [];
  return [
    diagnostic("response.issuer.mismatch", {
      detail: foreign
        ? "The issuer of a login must be named by its entityID (SAML profiles 4.1.4.2)."
        : near(element.text, wanted ?? ""),
      path,
      want: foreign ? entity : (wanted ?? ""),
      got: (foreign ? format : element.text).slice(0, 200),
    }),
  ];
}

function near(got: string, wanted: string): string {
  const flat = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/\/$/, "")
      .replace(/^https?:/, "");
  return flat(got) === flat(wanted)
    ? "The two differ only in case, white space, scheme or a final slash; Alibaba Cloud compares exactly. Upload the metadata that carries this issuer."
    : "Another identity provider, or another application of the same one, sent this. Upload the metadata of the one that sends, or start the login from the right tile.";
}
