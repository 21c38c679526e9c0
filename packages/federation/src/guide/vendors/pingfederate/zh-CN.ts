import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "PingFederate",
  summary: "一个 SP 连接，其属性契约由针对用户组的 OGNL 表达式填充。",
  labels: {
    "entity-id": "Partner's Entity ID (Connection ID)",
    acs: "Assertion Consumer Service URL，绑定 POST",
    "relay-state": "Default Target URL",
    signature: "Signature Policy：Always sign assertion",
    encryption: "Encryption Policy：None",
  },
  tile: "https://您的-pingfederate/idp/startSSO.ping?PartnerSpId= 加上实体 ID",
  sessionName:
    "由 OGNL 表达式生成：SAML_SUBJECT 若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加摘要。",
  abilities: {
    "group-filter": "表达式只保留已映射的用户组。",
    "computed-roles": "使用 OGNL；需要管理角色 Expression Admin。",
  },
  steps: {
    connection: {
      title: "创建 SP 连接",
      text: "Applications > Integration > SP Connections > Create Connection > Browser SSO Profiles，SAML 2.0。Import Metadata：SP 元数据地址或文件。SAML Profiles：IdP-Initiated SSO。",
    },
    contract: {
      title: "扩展契约",
      text: "Assertion Creation > Attribute Contract > Extend the Contract：填写完整的属性名，名称格式 unspecified。",
    },
    fulfilment: {
      title: "填充契约",
      text: 'Authentication Source Mapping > 您的适配器 > Attribute Contract Fulfillment：Role 和 RoleSessionName 的来源选 Expression，粘贴生成的表达式；SessionDuration 的来源选 Text。表达式读取 memberOf 和 SAML_SUBJECT；数据存储中的属性写作 #this.get("ds.memberOf")。目录通常返回 DN，此时本配置中的用户组也必须写成完整的 DN。请在表达式窗口中测试。',
    },
    credentials: {
      title: "签名，且不加密",
      text: "Protocol Settings > Signature Policy：Always sign assertion。Encryption Policy：None。Credentials > Digital Signature Settings：选择提供给此配置的元数据中的证书，RSA SHA256。",
    },
    try: {
      title: "启用并测试",
      text: "Activation & Summary：启用。打开应用入口地址，并把它放到企业门户上。",
    },
  },
  configurations: {
    "roles-expression": {
      title: "Role 的 OGNL",
      howToImport: "Attribute Contract Fulfillment > Role > Expression。",
    },
    "session-expression": {
      title: "RoleSessionName 的 OGNL",
      howToImport: "Attribute Contract Fulfillment > RoleSessionName > Expression。",
    },
    contract: { title: "连接片段（JSON）", howToImport: "用于管理 API；请补充您的适配器和签名密钥。" },
  },
  warnings: {},
  unverified: [
    "阿里云没有公布 PingFederate 的配置方法；表达式根据 Ping Identity 的示例编写，未实际运行。",
    "较新版本可能限制 OGNL 中的 Java 静态方法；若如此，请替换 RoleSessionName 表达式的最后一行。",
  ],
};
