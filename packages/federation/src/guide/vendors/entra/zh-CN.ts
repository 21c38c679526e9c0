import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Microsoft Entra ID",
  summary:
    "每个 RAM 角色对应一个应用角色，应用角色的值即角色值；把用户组分配给应用角色，声明 Role 发送已分配的值。",
  labels: {
    "entity-id": "标识符（实体 ID）",
    acs: "回复 URL（断言使用者服务 URL）",
    "relay-state": "中继状态",
    signature: "签名选项：对 SAML 断言签名",
    "signature-algorithm": "签名算法：SHA-256",
    "role-namespace": "声明的命名空间",
    "role-source": "声明 Role 的源属性",
    "session-pattern": "RegexReplace() 的正则表达式模式",
    "session-replacement": "RegexReplace() 的替换模式",
  },
  notes: {
    "role-namespace": "名称和命名空间是两个字段：名称分别为 Role、RoleSessionName 和 SessionDuration。",
  },
  tile: "企业应用程序的“属性”> 用户访问 URL",
  sessionName:
    "对 user.userprincipalname 使用转换 RegexReplace()：UPN 若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分；不匹配时（来宾的 UPN 含 #）使用 36 个字符的对象 ID。",
  abilities: {
    "multi-valued": "用户被分配的每个应用角色各一个值。",
    "group-filter": "只发送应用角色。嵌套组无效；分配用户组需要 Entra ID P1。",
    "computed-roles": "通过应用角色实现，每个值最多 120 个字符。",
    "tile-url": "用户访问 URL，以及“我的应用”中的磁贴。",
  },
  steps: {
    application: {
      title: "添加库应用程序",
      text: "Entra 管理中心 > Entra ID > 企业应用程序 > 新建应用程序：搜索 Alibaba Cloud Service (Role-based SSO) 并创建。",
    },
    saml: {
      title: "填写服务提供商",
      text: "该应用程序 > 单一登录 > SAML > 基本 SAML 配置 > 编辑：上传 SP 元数据地址处的文件，或手动填写。然后 SAML 证书 > 令牌签名证书 > 编辑：选择对 SAML 断言签名，算法 SHA-256。令牌加密保持关闭。",
    },
    roles: {
      title: "创建应用角色",
      text: "运行生成的脚本，它会补齐缺少的角色并分配用户组。手动方式：应用注册 > 所有应用程序 > 该应用程序 > 应用角色 > 创建应用角色，成员类型选择“用户/组”，值取自表中。使用 Graph 浏览器：把生成的内容发送到 PATCH https://graph.microsoft.com/v1.0/servicePrincipals/对象ID，并把已有的应用角色（包括 msiam_access）放在前面。",
    },
    claims: {
      title: "填写声明",
      text: "单一登录 > 属性和声明 > 编辑。Role：命名空间如下，源属性 user.assignedroles（库应用程序已预置）。RoleSessionName：相同命名空间，源选择“转换”，RegexReplace()，参数 1 为 user.userprincipalname，使用下面的模式和替换模式，并勾选“指定无匹配项时的输出”：user.objectid。SessionDuration（如需要）：填写常量数字。无需添加组声明。",
    },
    assign: {
      title: "分配用户组",
      text: "该应用程序 > 用户和组 > 添加用户/组：把表中的每个用户组与同名的应用角色一起分配。脚本已为能找到的用户组完成分配。",
    },
  },
  configurations: {
    "app-roles": {
      title: "应用角色（JSON）",
      howToImport: "追加到已有的 appRoles 之后，用 PATCH /servicePrincipals/{id} 发送。",
    },
    "graph-script": {
      title: "PowerShell：应用角色与分配",
      howToImport: "先用文件中列出的权限执行 Connect-MgGraph，再运行脚本。",
    },
    "claims-policy": {
      title: "声明策略（JSON，Graph beta）",
      howToImport: "可代替门户页面：PUT https://graph.microsoft.com/beta/servicePrincipals/{id}/claimsPolicy",
    },
  },
  warnings: {
    "too-long": (roles) =>
      `应用角色的值最多 120 个字符，因此 Entra ID 会拒绝：${roles}。请缩短角色名或提供商名称。`,
    "many-groups": (count) =>
      `共映射了 ${count} 个用户组。每个都需要手动或用脚本逐一分配，没有针对多个组的规则。`,
  },
  unverified: [
    "自定义声明策略是 Microsoft Graph 的 beta 功能；它遵循已公布的类型，但未在租户中试用过。",
    "脚本使用已公布的 cmdlet，但未在租户中运行过。",
  ],
};
