import { diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

const prefix = "urn:oasis:names:tc:SAML:2.0:status:";

const meanings: Readonly<Record<string, string>> = {
  AuthnFailed: "The user could not sign in there.",
  InvalidNameIDPolicy: "The NameID format that was asked for is not configured for this application.",
  NoAuthnContext: "The way of signing in that was asked for is not offered.",
  NoPassive: "The user has no session and was not to be asked.",
  RequestDenied: "The user is not assigned to this application, or a policy denied the login.",
  Requester: "It could not use the request: compare the entityID and the ACS address configured there.",
  Responder: "It failed on its own side: its log says why.",
};

/** response.status (SAML core 3.2.2.2). */
export const status: ResponseRule = ({ response }) => {
  const element = childOf(response, namespaces.protocol, "Status");
  const top = childOf(element, namespaces.protocol, "StatusCode");
  const value = attribute(top, "Value");
  if (value === `${prefix}Success`) return [];
  const second = attribute(childOf(top, namespaces.protocol, "StatusCode"), "Value");
  const codes = [value, second].filter((code) => code !== undefined).map((code) => code.replace(prefix, ""));
  const meaning = codes
    .toReversed()
    .map((code) => meanings[code])
    .find((text) => text !== undefined);
  const message = childOf(element, namespaces.protocol, "StatusMessage")?.text.trim().slice(0, 200);
  return [
    diagnostic("response.status", {
      detail: `${meaning ?? "The identity provider did not confirm the login."}${message ? ` It says: ${message}` : ""}`,
      path: "/Response/Status/StatusCode",
      want: "Success",
      got: codes.join(" / ").slice(0, 200) || "nothing",
    }),
  ];
};
