import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Okta",
  summary: "用户组的名称即角色值，逐字一致，由组规则自动填充；组属性声明将其发送出去。",
  labels: {
    "entity-id": "Audience URI (SP Entity ID)",
    acs: "Single sign-on URL，同时用作 Recipient 和 Destination",
    "relay-state": "Default RelayState",
    "name-id-format": "Name ID format：EmailAddress",
    signature: "Assertion Signature：Signed；Response：Unsigned",
    "signature-algorithm": "Signature Algorithm：RSA-SHA256",
    encryption: "Assertion Encryption：Unencrypted",
    "role-session-name-rule": "属性声明 RoleSessionName 的值",
    "group-filter": "组属性声明 Role 的过滤条件：Starts with",
  },
  notes: {
    "role-session-name-rule":
      '登录名不超过 32 个字符时直接使用，否则取 @ 之前的部分，再否则使用 Okta 的用户 ID。Okta 的表达式语言没有正则：若登录名含中文等特殊字符，请只填写 user.getInternalProperty("id")。',
  },
  tile: "应用 > General > App Embed Link",
  abilities: {
    "group-filter": "支持 Starts with、Equals、Contains 或正则表达式。",
    "computed-roles": "由组规则填充用户组；也可用一个表达式返回数组。",
    "tile-url": "App Embed Link，以及用户面板中的应用图标。",
  },
  steps: {
    groups: {
      title: "创建用户组及其规则",
      text: "Directory > Groups > Add group：每个角色一个，名称与表中的值完全一致。Directory > Groups > Rules > Add Rule > Use Okta Expression Language：填写生成文件中的表达式，分配到以角色值命名的组，然后 Activate。文件中的内容可分别用于 POST /api/v1/groups 和 POST /api/v1/groups/rules。",
    },
    application: {
      title: "创建 SAML 应用",
      text: "Applications > Applications > Create App Integration > SAML 2.0。General Settings：员工看到的名称。Configure SAML：填写下面的值；签名选项在 Show Advanced Settings 中。生成的文件可用 POST /api/v1/apps 完成同样的操作。",
    },
    attributes: {
      title: "填写属性声明",
      text: "Configure SAML > Attribute Statements：RoleSessionName 及其值；如需 SessionDuration，其值加双引号。Group Attribute Statements：Role，过滤条件 Starts with，acs:ram。名称须完整填写，Name format 选 Unspecified。可用 Preview the SAML Assertion 查看结果。",
    },
    assign: {
      title: "分配用户组",
      text: "应用 > Assignments > Assign > Assign to Groups：选择以角色值命名的用户组。把 Sign On > SAML 2.0 > Metadata details 中的元数据交给云管理员。",
    },
  },
  configurations: {
    application: { title: "应用（JSON）", howToImport: "POST https://您的组织.okta.com/api/v1/apps" },
    "group-rules": {
      title: "用户组与组规则（JSON）",
      howToImport:
        "逐项执行：先 POST /api/v1/groups，再用返回的 ID 执行 POST /api/v1/groups/rules，最后激活规则。",
    },
    "roles-expression": {
      title: "备选：用一个表达式返回角色值",
      howToImport:
        "仅在不使用以角色值命名的用户组时：Attribute Statements > Role > 填写此值，且不添加组属性声明。",
    },
  },
  warnings: {
    "rule-length": (roles) => `以下角色的组规则表达式很长；若 Okta 拒绝，请拆成多条规则：${roles}。`,
  },
  unverified: [
    "请求内容遵循 Okta 公布的 API，但未在实际组织中发送过。",
    "阿里云文档采用以角色值命名的用户组；单一表达式是我们自己的方案。",
    "Okta 未公布名称中的引号如何书写；此处按其基础语言的规则写成两个引号。",
  ],
};
