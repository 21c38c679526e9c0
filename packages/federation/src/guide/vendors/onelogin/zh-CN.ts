import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "OneLogin",
  summary: "以角色值命名的 OneLogin 角色，由目录组映射授予；一个多值参数将其发送出去。",
  labels: {
    "entity-id": "Audience (EntityID)",
    acs: "Recipient 和 ACS (Consumer) URL",
    "relay-state": "RelayState",
    signature: "SAML signature element：Assertion",
    encryption: "Encrypt assertion：关闭",
  },
  tile: "应用 > SSO，以及门户中的应用图标：https://您的公司.onelogin.com/launch/应用ID",
  sessionName:
    "若所有邮箱都是 2 到 32 个允许的字符，使用 Email。否则创建自定义用户字段（Users > Custom User Fields），为邮箱不符合要求的人员填写，并选作该参数的值。",
  abilities: {
    "group-filter":
      "请只使用为该应用创建的角色；用户的其他 OneLogin 角色也会一并发送，而阿里云如何处理不是角色值的内容没有公布。",
    "computed-roles": "映射根据 MemberOf 授予角色；用户变更时执行映射。",
  },
  steps: {
    application: {
      title: "添加连接器",
      text: "Applications > Add App：SAML Custom Connector (Advanced)（旧称 SAML Test Connector (Advanced)）。Configuration：填写下面的值；ACS (Consumer) URL Validator 见生成的文件。",
    },
    roles: {
      title: "创建角色和映射",
      text: "Users > Roles > New Role：每个角色一个，名称与表中的值完全一致，并关联此应用。Users > Mappings > New Mapping：条件 MemberOf contains 用户组，动作 Add Role。阿里云的官方做法是把这些值保存在自定义用户字段中，多个值用分号连接。",
    },
    parameters: {
      title: "添加参数",
      text: "Parameters > +：Role（完整名称），勾选 Include in SAML assertion 和 Multi-value parameter；值选 User Roles，并选 Semicolon Delimited input (Multi-value output)。RoleSessionName（完整名称），勾选 Include in SAML assertion，值为 Email。SessionDuration 用 Macro 填写数字。",
    },
    access: {
      title: "开放访问",
      text: "Access > Roles：选择您创建的角色。若有人同时拥有其他 OneLogin 角色，请改用自定义用户字段，而不是 User Roles。",
    },
  },
  configurations: {
    application: { title: "设置与参数（JSON）", howToImport: "在 Configuration 和 Parameters 页面中填写。" },
    mappings: {
      title: "角色与映射（JSON）",
      howToImport: "Users > Roles 和 Users > Mappings，或 POST /api/2/roles 和 POST /api/2/mappings。",
    },
  },
  warnings: {
    contains: (groups) =>
      `MemberOf 按“包含”比较，若某个组的名称包含另一个组的名称，其成员也会获得后者的角色：${groups}。`,
  },
  unverified: [
    "阿里云文档采用自定义用户字段；OneLogin 的 User Roles 参数只见于其他应用的文档。",
    "映射遵循 OneLogin 公布的 API，未实际发送。",
  ],
};
