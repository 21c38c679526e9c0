import { diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "../attribute-names.ts";
import type { ClaimRule } from "./rule.ts";

/** alibaba.attribute.near-miss: a name that was meant to be one of the three and is not. */
export const nearMiss: ClaimRule = ({ assertion }) => {
  const present = Object.keys(assertion.attributes);
  const exact: ReadonlySet<string> = new Set(Object.values(attributeNames));
  return present
    .filter((name) => !exact.has(name))
    .flatMap((name) => {
      const meant = meantBy(name);
      if (meant === undefined || present.includes(meant)) return [];
      return [
        diagnostic("alibaba.attribute.near-miss", {
          detail:
            "Names are compared exactly: host, case and path all count, on both sites. Correct the attribute name at the identity provider.",
          path: "/Response/Assertion/AttributeStatement/Attribute/@Name",
          want: meant,
          got: name.slice(0, 200),
          severity: meant === attributeNames.sessionDuration ? "warning" : "error",
        }),
      ];
    });
};

function meantBy(name: string): string | undefined {
  const last = /^(?:.*[/:])?\s*([A-Za-z]+)\s*$/.exec(name.slice(0, 300))?.[1]?.toLowerCase();
  const telling = /aliyun|alibaba|saml-role|aws\.amazon/i.test(name) || !/[/:]/.test(name);
  if (!telling) return undefined;
  if (last === "rolesessionname") return attributeNames.roleSessionName;
  if (last === "sessionduration") return attributeNames.sessionDuration;
  return last === "role" || last === "roles" ? attributeNames.role : undefined;
}
