import { attributeXml, pair } from "../support/response.ts";
import type { Fault } from "./fault.ts";
import type { Login } from "./login.ts";

const idp = ["idp"] as const;
const role = "response:role";
const roles =
  (...values: string[]) =>
  (login: Login) => {
    login.roles = values;
  };
const [roleArn = "", providerArn = ""] = pair.split(",");

/** What Alibaba Cloud asks of the attributes. */
export const claimFaults: readonly Fault[] = [
  {
    name: "no role",
    touches: [role],
    codes: ["alibaba.role.missing"],
    fixAt: idp,
    seed: (login) => {
      login.roles = null;
    },
  },
  { name: "empty role", touches: [role], codes: ["alibaba.role.empty"], fixAt: idp, seed: roles("") },
  {
    name: "role and provider exchanged",
    touches: [role],
    codes: ["alibaba.role.order"],
    fixAt: idp,
    seed: roles(`${providerArn},${roleArn}`),
  },
  {
    name: "a blank after the comma",
    touches: [role],
    codes: ["alibaba.role.blank"],
    fixAt: idp,
    seed: roles(`${roleArn}, ${providerArn}`),
  },
  {
    name: "two pairs in one value",
    touches: [role],
    codes: ["alibaba.role.several-in-one"],
    fixAt: idp,
    seed: roles(`${pair};${pair}`),
  },
  {
    name: "a role name without its ARN",
    touches: [role],
    codes: ["alibaba.role.format"],
    fixAt: idp,
    seed: roles("developers"),
  },
  {
    name: "an ARN of another cloud",
    touches: [role],
    codes: ["alibaba.role.arn"],
    fixAt: idp,
    seed: roles("arn:aws:iam::123456789012:role/x,arn:aws:iam::123456789012:saml-provider/y"),
  },
  {
    name: "provider of another account",
    touches: [role],
    codes: ["alibaba.role.accounts-differ"],
    fixAt: idp,
    seed: roles(pair.replace("123456789012", "210987654321")),
  },
  {
    name: "a role twice",
    touches: [role],
    codes: ["alibaba.role.duplicate"],
    fixAt: idp,
    seed: roles(pair, pair),
  },
  {
    name: "attribute name of another host",
    touches: [role],
    codes: ["alibaba.attribute.near-miss", "alibaba.role.missing"],
    fixAt: idp,
    seed: (login) => {
      login.roleName = "https://www.alibabacloud.com/SAML-Role/Attributes/Role";
    },
  },
  {
    name: "no session name",
    touches: ["response:session-name"],
    codes: ["alibaba.session-name.missing"],
    fixAt: idp,
    seed: (login) => {
      login.names = null;
    },
  },
  {
    name: "DOMAIN\\user as session name",
    touches: ["response:session-name"],
    codes: ["alibaba.session-name.characters"],
    fixAt: idp,
    seed: (login) => {
      login.names = ["CORP\\ann"];
    },
  },
  {
    name: "session name of one letter",
    touches: ["response:session-name"],
    codes: ["alibaba.session-name.length"],
    fixAt: idp,
    seed: (login) => {
      login.names = ["a"];
    },
  },
  {
    name: "plus sign in the session name",
    touches: ["response:session-name"],
    codes: ["alibaba.session-name.risky"],
    fixAt: idp,
    seed: (login) => {
      login.names = ["ann+test@example.com"];
    },
  },
  {
    name: "two session names",
    touches: ["response:session-name"],
    codes: ["alibaba.session-name.several"],
    fixAt: idp,
    seed: (login) => {
      login.names = ["ann", "bob"];
    },
  },
  {
    name: "duration in words",
    touches: ["response:duration"],
    codes: ["alibaba.session-duration.format"],
    fixAt: idp,
    seed: (login) => {
      login.durations = ["1h"];
    },
  },
  {
    name: "duration in minutes",
    touches: ["response:duration"],
    codes: ["alibaba.session-duration.range"],
    fixAt: idp,
    seed: (login) => {
      login.durations = ["60"];
    },
  },
  {
    name: "two durations",
    touches: ["response:duration"],
    codes: ["alibaba.session-duration.several"],
    fixAt: idp,
    seed: (login) => {
      login.durations = ["3600", "7200"];
    },
  },
  {
    name: "more groups than STS takes",
    touches: ["response:groups"],
    codes: ["alibaba.response.too-long"],
    fixAt: idp,
    seed: (login) => {
      login.more = attributeXml(
        "groups",
        Array.from({ length: 1500 }, (_, at) => `group-of-people-number-${at}`),
      );
    },
  },
];
