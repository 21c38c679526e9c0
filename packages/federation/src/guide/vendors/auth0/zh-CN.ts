import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Auth0",
  summary: "SAML2 Web App 插件，加上一个登录后 Action：把 Auth0 角色转换为角色值，并生成 RoleSessionName。",
  labels: {
    acs: "Application Callback URL、recipient 和 destination",
    "entity-id": "audience",
    signature: "signResponse: false，这样签名的就是断言",
  },
  tile: "插件 > Usage > Identity Provider Login URL：https://您的租户.auth0.com/samlp/CLIENT-ID",
  sessionName:
    "由 Action 生成：邮箱若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加摘要。",
  abilities: {
    "group-filter": "Action 只发送角色值。",
    "computed-roles": "在 Action 中使用 JavaScript。",
    "relay-state": "写在发起登录地址的 RelayState= 参数中。",
  },
  steps: {
    application: {
      title: "创建应用",
      text: "Applications > Applications > Create Application > Regular Web Application，名称必须是 Alibaba Cloud Model Studio：Action 按此名称识别应用。",
    },
    addon: {
      title: "启用 SAML",
      text: "应用 > Addons > SAML2 Web App：Settings > Application Callback URL 填写 ACS URL；用生成的内容替换设置；然后 Enable。Usage 中有交给云管理员的元数据。",
    },
    action: {
      title: "部署 Action",
      text: "Actions > Library > Create Action > Build from scratch，触发器 Login / Post Login：粘贴生成的代码，Deploy，然后在 Actions > Triggers > post-login 中拖入流程。此配置中的用户组即 Auth0 角色（User Management > Roles），或企业连接写入用户资料的组。",
    },
    try: {
      title: "试登录",
      text: "打开应用入口地址，用拥有映射角色的人员登录，并把该地址放到企业门户上。",
    },
  },
  configurations: {
    action: {
      title: "登录后 Action（JavaScript）",
      howToImport: "Actions > Library > Create Action > Post Login。",
    },
    addon: { title: "SAML2 Web App 设置（JSON）", howToImport: "应用 > Addons > SAML2 Web App > Settings。" },
  },
  warnings: {},
  unverified: [
    "阿里云没有公布 Auth0 的配置方法。Action 在模拟的 API 上运行过，未在租户中运行。",
    "起始地址中的 RelayState 是否会被传递尚未确认。",
  ],
};
