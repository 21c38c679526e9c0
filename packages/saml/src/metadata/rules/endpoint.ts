import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { isRegistered, isWebAddress } from "../minimal-metadata.ts";
import type { Endpoint } from "../types.ts";
import type { MetadataRule } from "./rule.ts";

const path = "/EntityDescriptor/IDPSSODescriptor/SingleSignOnService";

/** metadata.endpoint.none, .invalid, .http. */
export const endpointRule: MetadataRule = ({ idp: { singleSignOn } }) => {
  const usable: Endpoint[] = [];
  const others: Endpoint[] = [];
  for (const endpoint of singleSignOn) (isRegistered(endpoint) ? usable : others).push(endpoint);
  return [
    ...(usable.length > 0 ? [] : [none(singleSignOn)]),
    ...others
      .filter(({ location }) => !isWebAddress(location))
      .slice(0, 5)
      .map(invalid),
    ...usable
      .filter(({ location }) => /^http:/i.test(location))
      .slice(0, 5)
      .map(unencrypted),
  ];
};

function none(present: readonly Endpoint[]): Diagnostic {
  const got = present.map((endpoint) => endpoint.binding.split(":").at(-1)).join(", ");
  return diagnostic("metadata.endpoint.none", {
    detail:
      "A sign-on endpoint with the HTTP-Redirect or the HTTP-POST binding at an http(s) address is needed.",
    path,
    want: "HTTP-Redirect or HTTP-POST",
    got: got === "" ? "no SingleSignOnService" : got.slice(0, 200),
  });
}

function invalid(endpoint: Endpoint): Diagnostic {
  return diagnostic("metadata.endpoint.invalid", {
    detail: "It is left out of what gets registered.",
    path,
    want: "https://…",
    got: endpoint.location === "" ? "nothing" : endpoint.location.slice(0, 200),
  });
}

function unencrypted(endpoint: Endpoint): Diagnostic {
  return diagnostic("metadata.endpoint.http", {
    detail: "Passwords and responses would pass in the clear. Fit for a laboratory only.",
    path,
    want: "https://…",
    got: endpoint.location.slice(0, 200),
  });
}
