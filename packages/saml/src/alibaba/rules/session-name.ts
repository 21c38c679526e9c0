import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "../attribute-names.ts";
import type { ClaimRule } from "./rule.ts";

const path = `/Response/Assertion/AttributeStatement/Attribute[@Name="${attributeNames.roleSessionName}"]/AttributeValue`;

/**
 * alibaba.session-name.*: exactly one value of 2 to 64 characters. The documents differ on length (32 in
 * 2019, 64 in STS today) and on `=`, `,` and `+`, so what only some allow is a warning.
 */
export const sessionName: ClaimRule = ({ assertion }) => {
  const values = assertion.attributes[attributeNames.roleSessionName] ?? [];
  const [value] = values;
  if (value === undefined || value === "") {
    return [
      diagnostic("alibaba.session-name.missing", {
        detail:
          "It is shown in the console and in ActionTrail. Fill it with the user's e-mail address or user principal name.",
        path,
        want: "exactly one value",
        got: "none",
      }),
    ];
  }
  if (values.length > 1) {
    return [
      diagnostic("alibaba.session-name.several", {
        detail: "Choose an attribute that has one value per user.",
        path,
        want: "exactly one value",
        got: values.slice(0, 5).join(", ").slice(0, 200),
      }),
    ];
  }
  return [...characters(value), ...length(value)];
};

function characters(value: string): Diagnostic[] {
  const foreign = [...new Set(value.replaceAll(/[A-Za-z0-9._@=,+-]/g, ""))];
  if (foreign.length > 0) {
    return [
      diagnostic("alibaba.session-name.characters", {
        detail: value.includes("\\")
          ? "DOMAIN\\user has a backslash. Use the user principal name or the e-mail address."
          : "A display name does not fit. Use the user principal name or the e-mail address.",
        path,
        want: "letters, digits and . _ @ -",
        got: `${value.slice(0, 100)} (${foreign.slice(0, 8).map(quoted).join(" ")})`,
      }),
    ];
  }
  if (!/[=,+]/.test(value)) return [];
  return [risky("Signs such as + are allowed by one document of Alibaba Cloud and not by another.", value)];
}

function quoted(character: string): string {
  return JSON.stringify(character);
}

function length(value: string): Diagnostic[] {
  const count = [...value].length;
  if (count < 2 || count > 64) {
    return [
      diagnostic("alibaba.session-name.length", {
        detail: "Choose an attribute whose values fit, such as the e-mail address or an employee number.",
        path,
        want: "2 to 64 characters, better 32",
        got: `${count}: ${value.slice(0, 100)}`,
      }),
    ];
  }
  if (count <= 32) return [];
  return [risky("An older document of Alibaba Cloud allows 32 characters, a newer one 64.", value)];
}

function risky(detail: string, value: string): Diagnostic {
  return diagnostic("alibaba.session-name.risky", {
    detail,
    path,
    want: "2 to 32 of A-Z a-z 0-9 . _ @ -",
    got: value.slice(0, 100),
  });
}
