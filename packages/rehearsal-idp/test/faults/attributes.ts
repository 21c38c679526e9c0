import { expect } from "vitest";
import { durationAttribute, nameAttribute, pair, roleAttribute } from "../acme.ts";
import type { Check } from "./check.ts";

const releasing =
  (name: string, values: string[] | undefined): Check =>
  ({ good, bad, certificate }) => {
    expect(good.response.released(name)).not.toEqual(values);
    expect(bad.response.released(name)).toEqual(values);
    expect(bad.response.verifiedBy(certificate)).toEqual(["Assertion"]);
  };

const roles = (write: (pair: string, role: string, provider: string) => string): Check =>
  releasing(
    roleAttribute,
    [pair("ModelStudio-Admin"), pair("ModelStudio-Developer")].map((value) => {
      const [role = "", provider = ""] = value.split(",");
      return write(value, role, provider);
    }),
  );

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

export const attributeChecks = {
  "no-role": releasing(roleAttribute, undefined),
  "role-order-reversed": roles((_pair, role, provider) => `${provider},${role}`),
  "role-blank-after-comma": roles((value) => value.replace(",", ", ")),
  "role-without-provider": roles((_pair, role) => role),
  "role-unknown-account": roles((value) => value.replaceAll("1234567890123456", "9999999999999999")),
  "role-wrong-provider": roles((value) => `${value}-old`),
  "role-provider-case": roles((value) => value.replace("AcmeIdP", "acmeidp")),
  "role-name-case": roles((value) => value.replace(/ModelStudio-\w+/, (name) => name.toLowerCase())),
  "role-unknown": roles((_pair, role, provider) => `${role}-missing,${provider}`),
  "roles-in-one-value": releasing(roleAttribute, [
    `${pair("ModelStudio-Admin")};${pair("ModelStudio-Developer")}`,
  ]),
  "role-attribute-name": ({ good, bad }) => {
    const renamed = "https://www.alibabacloud.com/SAML-Role/Attributes/Role";
    expect(bad.response.released(roleAttribute)).toBeUndefined();
    expect(bad.response.released(renamed)).toEqual(good.response.released(roleAttribute));
  },
  "no-session-name": releasing(nameAttribute, undefined),
  "session-name-chinese": releasing(nameAttribute, ["陈宇"]),
  "session-name-too-long": ({ bad }) => {
    expect(bad.response.released(nameAttribute)?.[0]).toMatch(/^[a-z.-]{65,}$/);
  },
  "session-name-backslash": releasing(nameAttribute, ["ACME\\chen.yu"]),
  "session-name-two-values": releasing(nameAttribute, ["chen.yu@acme.example", "chen.yu"]),
  "session-duration-too-long": releasing(durationAttribute, ["86400"]),
  "session-duration-too-short": releasing(durationAttribute, ["300"]),
  "session-duration-not-a-number": releasing(durationAttribute, ["PT1H"]),
  "groups-missing": releasing("groups", undefined),
  "groups-object-ids": ({ bad }) => {
    expect(bad.response.released("groups")).toEqual([
      expect.stringMatching(uuid),
      expect.stringMatching(uuid),
    ]);
  },
  "groups-leading-slash": releasing("groups", ["/AI-Platform-Admins", "/AI-Developers"]),
  "groups-in-one-value": releasing("groups", ["AI-Platform-Admins,AI-Developers,Everyone"]),
  "groups-overage-link": ({ bad }) => {
    expect(bad.response.released("groups")).toBeUndefined();
    expect(bad.response.released("http://schemas.microsoft.com/claims/groups.link")).toEqual([
      expect.stringMatching(/^https:\/\/graph\.windows\.net\/.+\/getMemberObjects$/),
    ]);
  },
} satisfies Record<string, Check>;
