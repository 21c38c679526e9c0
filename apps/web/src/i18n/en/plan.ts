/** A plan in words; used where it is reviewed and where it is carried out. */
export const plan = {
  sentence: {
    create: {
      "saml-provider": "Register your identity provider with RAM as {{name}}.",
      role: "Create the role {{name}}.",
      "role-policy": "Attach {{policy}} to the role {{name}}.",
      user: "Create the RAM user {{name}}.",
      "custom-policy": "Create the policy {{name}}.",
      "user-policy": "Attach {{policy}} to the RAM user {{name}}.",
    },
    update: {
      "saml-provider": "Update the identity provider {{name}} in RAM.",
      role: "Change the role {{name}}.",
      "role-policy": "Change how {{policy}} is attached to the role {{name}}.",
      user: "Change the RAM user {{name}}.",
      "custom-policy": "Change the policy {{name}}.",
      "user-policy": "Change how {{policy}} is attached to the RAM user {{name}}.",
    },
    delete: {
      "saml-provider": "Remove the identity provider {{name}} from RAM.",
      role: "Delete the role {{name}}. Its memberships and API keys end with it.",
      "role-policy": "Detach {{policy}} from the role {{name}}.",
      user: "Delete the RAM user {{name}}.",
      "custom-policy": "Delete the policy {{name}}.",
      "user-policy": "Detach {{policy}} from the RAM user {{name}}.",
    },
    adopt: {
      "saml-provider": "Adopt the identity provider {{name}}, which somebody else registered, and change it.",
      role: "Adopt the role {{name}}, which somebody else made, and change it.",
      "custom-policy": "Adopt the policy {{name}}, which somebody else made, and change it.",
    },
    replace: {
      role: "Delete the role {{name}} (RoleId {{roleId}}) and make it again. Its memberships and API keys end.",
    },
    "no-op": "{{address}} is as it should be.",
    untouched: {
      foreign: "{{address}} stays untouched: it exists and was not made by this set-up.",
      "other-federation": "{{address}} stays untouched: the set-up {{owner}} owns it.",
      "foreign-parent": "{{address}} stays untouched: what it belongs to is not this set-up’s.",
      "foreign-attachment": "{{address}} stays untouched: somebody else attached it.",
      "shared-grant": "{{address}} stays untouched: another set-up needs this grant, too.",
      "user-kept":
        "{{address}} stays untouched: a RAM user may hold a password and keys, so no plan deletes one.",
    },
  },
  kind: {
    "saml-provider": "Identity provider in RAM",
    role: "RAM roles",
    "role-policy": "Policies on roles",
    user: "RAM users",
    "custom-policy": "Custom policies",
    "user-policy": "Policies on RAM users",
  },
  diff: { added: "added", removed: "removed" },
};
