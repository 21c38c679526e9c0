import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Keycloak",
  summary: "一个客户端，每个 RAM 角色对应一个客户端角色。把这些角色授予用户组，映射器再把它们写成角色值。",
  labels: {
    "entity-id": "Client ID（即受众）",
    acs: "Assertion Consumer Service POST Binding URL",
    "relay-state": "IDP Initiated SSO Relay State",
    "name-id-format": "Name ID format（persistent，并强制使用）",
  },
  tile: "https://您的-keycloak/realms/您的-realm/protocol/saml/clients/ 加上 IDP-Initiated SSO URL name",
  sessionName:
    "用户名。Keycloak 的映射器不能计算：若用户名为中文或超过 32 个字符，请添加用户属性 alibabaSessionName，并让映射器 RoleSessionName 读取它（映射器类型 User Attribute）。",
  abilities: {
    "group-filter": "只发送该客户端的角色，不发送用户组。",
    "computed-roles": "通过授予用户组的客户端角色实现；子组成员会继承。",
  },
  steps: {
    import: {
      title: "导入客户端",
      text: "Realm settings > Action > Partial import：选择 partial-import.json，勾选客户端及其角色。也可直接运行生成的脚本，它会一并完成。",
    },
    groups: {
      title: "为用户组授予角色",
      text: "Groups > 用户组 > Role mapping > Assign role > Filter by clients：选择与表中同名的角色。脚本会通过 kcadm.sh 为每个映射的用户组授予角色。用户组须已存在；以 / 开头的名称会被视为路径。",
    },
    "session-name": {
      title: "检查用户名",
      text: "若所有用户名都是 2 到 32 个 A-Z a-z 0-9 . _ @ - 字符，则无需操作。否则：在 Realm settings > User profile > JSON editor 中添加生成的属性，为这些人员填写，然后在 Clients > 该客户端 > Client scopes > 专属 scope 中，把映射器 RoleSessionName 换成读取 alibabaSessionName 的 User Attribute 映射器。",
    },
    try: {
      title: "试登录",
      text: "打开应用入口地址，用映射用户组中的成员登录。可把它填为客户端的 Home URL，使其显示在账户控制台中，或放到企业门户上。",
    },
  },
  configurations: {
    "partial-import": {
      title: "含映射器和角色的客户端（JSON）",
      howToImport: "Realm settings > Action > Partial import，或使用脚本。",
    },
    "group-roles": {
      title: "kcadm.sh 脚本",
      howToImport: "与 partial-import.json 放在同一目录，在 kcadm.sh 可用的环境中运行。",
    },
    "user-profile": {
      title: "用户档案属性（JSON）",
      howToImport:
        "仅当用户名不符合要求时需要：加入 Realm settings > User profile > JSON editor 的 attributes 列表。",
    },
  },
  warnings: {},
  unverified: [
    "客户端配置已对照 Keycloak 源码检查，但未导入运行中的 Keycloak。",
    "kcadm.sh create partialImport 取自 Keycloak 管理指南，未实际运行。",
  ],
};
