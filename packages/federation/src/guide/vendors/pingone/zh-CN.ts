import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "PingOne",
  summary: "一个 SAML 应用，其 Role 属性是表达式：挑出已映射的用户组，并逐一转换为角色值。",
  labels: {
    acs: "ACS URLs",
    "entity-id": "Entity ID",
    "relay-state": "Target Application URL",
    "name-id-format": "Subject NameID Format",
    signature: "Signing Key：Sign Assertion",
    "signature-algorithm": "Signing Algorithm：RSA_SHA256",
    encryption: "Enable Encryption：关闭",
    "role-session-name-rule": "RoleSessionName 的表达式",
  },
  tile: "https://auth.pingone.com/环境ID/saml20/idp/startsso?spEntityId= 加上 Entity ID",
  notes: {
    "role-session-name-rule":
      "用户名若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用去掉连字符的用户 ID。",
  },
  abilities: {
    "group-filter": "表达式只保留已映射的用户组。",
    "computed-roles": "使用 PingOne 表达式语言；每个用户组一个角色。",
  },
  steps: {
    application: {
      title: "创建应用",
      text: "Applications > Applications > + > 填写名称，选择 SAML Application > Configure > Manually Enter：填写 ACS URLs 和 Entity ID。然后在 Configuration > Edit 中填写下面的值。",
    },
    attributes: {
      title: "映射属性",
      text: "Attribute Mappings > Edit > Add：Role、RoleSessionName，以及需要时的 SessionDuration，名称须完整。值旁的齿轮会打开表达式编辑器；可用 Test Expression 查看某个用户的结果。saml_subject 可保持不变。",
    },
    access: {
      title: "开放访问并启用",
      text: "Access > 选择表中的用户组，然后启用应用。Configuration 中的 Initiate Single Sign-On URL 就是应用入口地址。",
    },
  },
  configurations: {
    "roles-expression": {
      title: "Role 的表达式",
      howToImport: "Attribute Mappings > Role > 齿轮：粘贴并测试。",
    },
    application: {
      title: "应用与属性（JSON）",
      howToImport: "PingOne API：先发送 application 部分，再逐个发送 attributes。",
    },
  },
  warnings: {
    "one-role-per-group": (groups) =>
      `表达式为每个用户组给出一个角色。以下用户组有多个角色，只会发送第一个：${groups}。请为每个角色使用单独的用户组。`,
  },
  unverified: [
    "表达式由公布的示例组合而成，其中用 .?[ ] 筛选列表的写法不在示例之内。请在表达式编辑器中测试。",
    "阿里云没有公布 PingOne 的配置方法。",
  ],
};
