import { diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "../attribute-names.ts";
import type { ClaimRule } from "./rule.ts";

const path = `/Response/Assertion/AttributeStatement/Attribute[@Name="${attributeNames.sessionDuration}"]/AttributeValue`;

/** Seconds. The upper bound is the largest MaxSessionDuration a role can have. */
const least = 900;
const most = 43_200;

/** alibaba.session-duration.*: at most one whole number of seconds. */
export const sessionDuration: ClaimRule = ({ assertion }) => {
  const values = assertion.attributes[attributeNames.sessionDuration] ?? [];
  const [value] = values;
  if (value === undefined) return [];
  if (values.length > 1) {
    return [
      diagnostic("alibaba.session-duration.several", {
        detail: "Use a constant, or an attribute that has one value per user.",
        path,
        want: "at most one value",
        got: values.slice(0, 5).join(", ").slice(0, 200),
      }),
    ];
  }
  if (!/^\d{1,9}$/.test(value)) {
    return [
      diagnostic("alibaba.session-duration.format", {
        detail: "It counts seconds: 3600 is one hour.",
        path,
        want: `${least} to ${most}`,
        got: value.slice(0, 60) || "nothing",
      }),
    ];
  }
  if (Number(value) >= least && Number(value) <= most) return [];
  return [
    diagnostic("alibaba.session-duration.range", {
      detail: "Seconds, not minutes. The session also never outlasts the role's MaxSessionDuration.",
      path,
      want: `${least} to ${most}`,
      got: value,
    }),
  ];
};
