import { attributeValues, type Draft, withAssertion, withAttribute } from "../response/draft.ts";
import { attributeNames } from "../sites.ts";
import type { FaultRule } from "./rule.ts";

type Pair = { role: string; provider: string };

const eachRole = (description: string, write: (pair: Pair) => string): FaultRule => ({
  description,
  change: (draft) => withRoles(draft, attributeValues(draft, attributeNames.role).map(split).map(write)),
});

/** The Role attribute is wrong. All but `no-role` need a user who has a role. */
export const roleFaults = {
  "no-role": {
    description: "There is no Role attribute.",
    change: (draft) => withRoles(draft, []),
  },
  "role-order-reversed": eachRole("The provider stands before the role.", ({ role, provider }) => {
    return `${provider},${role}`;
  }),
  "role-blank-after-comma": eachRole("A blank follows the comma.", ({ role, provider }) => {
    return `${role}, ${provider}`;
  }),
  "role-without-provider": eachRole("The value is the role alone, without a provider.", ({ role }) => role),
  "role-unknown-account": eachRole("The account ID is one nobody knows.", ({ role, provider }) => {
    return `${inAccount(role)},${inAccount(provider)}`;
  }),
  "role-wrong-provider": eachRole("The provider name is another one.", ({ role, provider }) => {
    return `${role},${provider}-old`;
  }),
  "role-provider-case": eachRole("The provider name is in the wrong case.", ({ role, provider }) => {
    return `${role},${otherCase(provider)}`;
  }),
  "role-name-case": eachRole("The role name is in the wrong case.", ({ role, provider }) => {
    return `${otherCase(role)},${provider}`;
  }),
  "role-unknown": eachRole("The role was never created.", ({ role, provider }) => {
    return `${role}-missing,${provider}`;
  }),
  "roles-in-one-value": {
    description: "All pairs are in one AttributeValue, joined by semicolons.",
    change: (draft) => withRoles(draft, joined(draft)),
  },
  "role-attribute-name": {
    description: "The Role attribute is named after alibabacloud.com; both sites want aliyun.com.",
    change: (draft) =>
      withAssertion(draft, {
        attributes: draft.assertion.attributes.map((attribute) =>
          attribute.name === attributeNames.role
            ? { ...attribute, name: attribute.name.replace("www.aliyun.com", "www.alibabacloud.com") }
            : attribute,
        ),
      }),
  },
} satisfies Record<string, FaultRule>;

function withRoles(draft: Draft, values: string[]): Draft {
  return withAttribute(draft, attributeNames.role, values);
}

/** With a single role the joining mistake shows as a trailing semicolon. */
function joined(draft: Draft): string[] {
  const values = attributeValues(draft, attributeNames.role);
  if (values.length === 0) return [];
  return [values.length === 1 ? `${values[0]};` : values.join(";")];
}

function split(pair: string): Pair {
  const [role = "", provider = ""] = pair.split(",");
  return { role, provider };
}

function inAccount(arn: string): string {
  return arn.replace(/^(acs:ram::)\d+/, "$19999999999999999");
}

/** The name after the slash with all letters lowered or, where that changes nothing, raised. */
function otherCase(arn: string): string {
  return arn.replace(/[^/]+$/, (name) => {
    const lower = name.toLowerCase();
    return lower === name ? name.toUpperCase() : lower;
  });
}
