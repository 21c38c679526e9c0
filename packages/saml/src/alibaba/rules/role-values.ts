import { diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "../attribute-names.ts";
import { readRolePair } from "../role-pair.ts";
import type { ClaimRule } from "./rule.ts";

const path = `/Response/Assertion/AttributeStatement/Attribute[@Name="${attributeNames.role}"]`;

/** alibaba.role.*: one pair per AttributeValue, at least one. */
export const roleValues: ClaimRule = ({ assertion }) => {
  const values = assertion.attributes[attributeNames.role];
  if (values === undefined || values.length === 0) {
    return [
      diagnostic("alibaba.role.missing", {
        detail:
          "Without it there is no role to take. The user may be in no mapped group, or the attribute is not released to this application.",
        path,
        want: attributeNames.role,
        got: Object.keys(assertion.attributes).slice(0, 10).join(", ").slice(0, 300) || "no attributes",
      }),
    ];
  }
  const twice = [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
  return [
    ...values.flatMap((value) => readRolePair(value).diagnostics),
    ...twice.map((value) =>
      diagnostic("alibaba.role.duplicate", {
        detail: "The user is in two groups that lead to the same role; the choice shows it once or twice.",
        path: `${path}/AttributeValue`,
        want: "every pair once",
        got: value.slice(0, 300),
      }),
    ),
  ];
};
