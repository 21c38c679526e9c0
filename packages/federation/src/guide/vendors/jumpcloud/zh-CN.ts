import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "JumpCloud",
  summary: "以角色值命名的用户组，名称逐字一致；连接器的组属性将其发送出去。",
  labels: {
    "entity-id": "SP Entity ID",
    acs: "ACS URL",
    "relay-state": "Default RelayState",
    signature: "Sign：Assertion",
    "signature-algorithm": "Signature Algorithm：RSA-SHA256",
    "role-session-name-rule": "RoleSessionName 对应的 JumpCloud 属性",
  },
  tile: "应用 > SSO > IDP URL：https://sso.jumpcloud.com/saml2/ 加上您选择的名称",
  notes: {
    "role-session-name-rule":
      "JumpCloud 的用户名为 ASCII 字符。若超过 32 个字符，请改用 employeeIdentifier 或自定义属性。",
  },
  abilities: {
    "group-filter": "即应用所授予的用户组。",
    "computed-roles": "通过加入以角色值命名的用户组实现；动态组可按用户属性规则自动填充。",
    "session-duration": "作为常量属性发送。",
    "tile-url": "IDP URL，以及用户门户中的应用图标。",
  },
  steps: {
    groups: {
      title: "创建用户组",
      text: "User Management > User Groups > +：每个角色一个，名称与表中的值完全一致。加入映射用户组的成员，或创建规则相同的动态组。",
    },
    application: {
      title: "创建连接器",
      text: "Access > SSO Applications > + Add New Application > Custom Application > Manage Single Sign-On (SSO) > Configure SSO with SAML。SSO 标签页：填写下面的值。",
    },
    attributes: {
      title: "填写属性",
      text: "Attributes > User Attribute Mapping：RoleSessionName（完整名称），取自 username。Constant Attributes：需要时填写 SessionDuration。Group Attributes：勾选 include group attribute，并填写 Role 的完整名称。",
    },
    access: {
      title: "开放访问",
      text: "User Groups：只选择以角色值命名的用户组，因为应用所授予的每个用户组都会被发送。然后 Activate，并把导出的元数据交给云管理员。",
    },
  },
  configurations: {
    application: { title: "连接器与用户组（JSON）", howToImport: "在 SSO 标签页和 User Groups 中填写。" },
  },
  warnings: {
    copied: (groups) =>
      `JumpCloud 无法把用户组映射为值，因此 ${groups} 个映射用户组的成员还须加入以角色值命名的用户组。`,
  },
  unverified: [
    "阿里云没有公布 JumpCloud 的配置方法。组属性只发送应用所授予的用户组，这一点来自通用文档，请在首次登录验证中确认。",
    "JumpCloud 的组名是否允许冒号、斜杠和逗号尚未确认。若不允许，请为每个角色建立一个连接器，并把 Role 设为常量属性。",
  ],
};
