import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "阿里云 IDaaS",
  summary: "使用应用市场中的角色 SSO 应用：每个角色一个应用账户，其账户名就是 RAM 角色名。",
  labels: {
    "account-id": "阿里云账号 ID",
    "provider-name": "IdP 名称",
    acs: "ACS URL",
    "entity-id": "SP Entity ID",
    "relay-state": "Default RelayState",
    "role-session-name-rule": "RoleSessionName 的值表达式（通用应用）",
  },
  notes: {
    "role-session-name-rule":
      "IDaaS 账户名。若账户名不是 2 到 32 个 A-Z a-z 0-9 . _ @ - 字符，请改用符合要求的 user.userExternalId 或扩展字段。",
  },
  tile: "应用 > 登录访问 > IdP SSO 地址，以及应用门户中的图标",
  abilities: {
    "group-filter": "应用市场应用不发送用户组；通用应用会发送所有设置了外部 ID 的组。",
    "computed-roles": "通过应用账户，或通过组的外部 ID。",
    "session-duration": "仅通用应用支持。",
  },
  steps: {
    application: {
      title: "添加应用市场应用",
      text: "IDaaS 控制台 > 实例 > 应用 > 添加应用 > 应用市场：阿里云角色 SSO，按此配置选择中国站或国际站。登录访问 > 单点登录：启用，并逐字填写账号 ID 和 IdP 名称。",
    },
    accounts: {
      title: "添加应用账户",
      text: "应用 > 应用账户：为每个人的每个角色添加一个，账户名为 RAM 角色名。生成的文件列出了哪些用户组对应哪个角色。",
    },
    access: {
      title: "授权人员",
      text: "应用 > 登录访问 > 授权：选择表中的用户组。拥有多个应用账户的人在登录时选择一个。",
    },
    groups: {
      title: "或由用户组决定",
      text: "人员较多时，可改为添加通用 SAML 2.0 应用（标准协议 / 自研应用）：在登录访问 > 单点登录中填写第二个文件中的值，并把每个组的外部 ID 设为角色值（账户 > 组）。这是另一个应用，因此要提供给此配置的是它的元数据。",
    },
  },
  configurations: {
    accounts: { title: "应用账户（JSON）", howToImport: "应用账户 > 添加，每个人的每个角色一个。" },
    "saml-sso-config": {
      title: "通用 SAML 应用（JSON）",
      howToImport: "EIAM API 的 SetApplicationSsoConfig，或登录访问 > 单点登录页面；然后设置组的外部 ID。",
    },
  },
  warnings: {
    "one-role-per-group": (groups) =>
      `每个组只有一个外部 ID，因此在通用应用中，以下用户组只会给出第一个角色：${groups}。`,
  },
  unverified: ["ArrayMap 是否为每个组生成一个 AttributeValue 尚未确认；登录验证会给出结果。"],
};
