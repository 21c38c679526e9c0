import type { plan as en } from "../en/plan.ts";

export const plan: typeof en = {
  sentence: {
    create: {
      "saml-provider": "在 RAM 中将您的身份提供商登记为 {{name}}。",
      role: "创建角色 {{name}}。",
      "role-policy": "为角色 {{name}} 附加 {{policy}}。",
      user: "创建 RAM 用户 {{name}}。",
      "custom-policy": "创建权限策略 {{name}}。",
      "user-policy": "为 RAM 用户 {{name}} 附加 {{policy}}。",
    },
    update: {
      "saml-provider": "更新 RAM 中的身份提供商 {{name}}。",
      role: "修改角色 {{name}}。",
      "role-policy": "修改 {{policy}} 在角色 {{name}} 上的附加方式。",
      user: "修改 RAM 用户 {{name}}。",
      "custom-policy": "修改权限策略 {{name}}。",
      "user-policy": "修改 {{policy}} 在 RAM 用户 {{name}} 上的附加方式。",
    },
    delete: {
      "saml-provider": "从 RAM 中移除身份提供商 {{name}}。",
      role: "删除角色 {{name}}。其成员资格和 API Key 随之失效。",
      "role-policy": "从角色 {{name}} 解除 {{policy}}。",
      user: "删除 RAM 用户 {{name}}。",
      "custom-policy": "删除权限策略 {{name}}。",
      "user-policy": "从 RAM 用户 {{name}} 解除 {{policy}}。",
    },
    adopt: {
      "saml-provider": "接管他人登记的身份提供商 {{name}} 并修改。",
      role: "接管他人创建的角色 {{name}} 并修改。",
      "custom-policy": "接管他人创建的权限策略 {{name}} 并修改。",
    },
    replace: {
      role: "删除角色 {{name}}（RoleId {{roleId}}）并重新创建。其成员资格和 API Key 随之失效。",
    },
    "no-op": "{{address}} 无需改动。",
    untouched: {
      foreign: "{{address}} 保持不动：它已存在，且不是由此配置创建的。",
      "other-federation": "{{address}} 保持不动：它属于配置 {{owner}}。",
      "foreign-parent": "{{address}} 保持不动：其所属对象不属于此配置。",
      "foreign-attachment": "{{address}} 保持不动：由他人附加。",
      "shared-grant": "{{address}} 保持不动：另一个配置也需要此授权。",
      "user-kept": "{{address}} 保持不动：RAM 用户可能已有密码和密钥，因此任何计划都不会删除用户。",
    },
  },
  kind: {
    "saml-provider": "RAM 中的身份提供商",
    role: "RAM 角色",
    "role-policy": "角色的权限策略",
    user: "RAM 用户",
    "custom-policy": "自定义权限策略",
    "user-policy": "RAM 用户的权限策略",
  },
  diff: { added: "新增", removed: "移除" },
};
