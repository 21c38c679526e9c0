import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "AD FS",
  summary: "一个信赖方信任，其声明规则读取用户的 Active Directory 组并颁发角色值。",
  labels: {
    "entity-id": "信赖方标识符",
    acs: "SAML 断言使用者终结点（POST）",
    "signature-algorithm": "安全哈希算法：SHA-256",
  },
  tile: "https://您的-adfs/adfs/ls/idpinitiatedsignon.aspx",
  sessionName:
    "由声明规则生成：UPN 若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 sid- 加账户 SID 的最后两段数字。",
  abilities: {
    "group-filter": "只有规则中列出的组有效；组本身不会发送。",
    "computed-roles": "安全组，包括嵌套组；名称精确比较并区分大小写。",
    "relay-state": "启用后写在登录页地址的 RelayState 中。",
  },
  steps: {
    trust: {
      title: "创建信赖方信任",
      text: "在主 AD FS 服务器上运行生成的脚本。手动方式：AD FS 管理 > 信赖方信任 > 添加信赖方信任 > 声明感知 > 导入有关在联机或本地网络上发布的信赖方的数据，填写 SP 元数据地址。",
    },
    rules: {
      title: "填写声明规则",
      text: '脚本已完成此步。手动方式：该信任 > 编辑声明颁发策略 > 添加规则 > 使用自定义规则发送声明，为文件中的每条规则各添加一次。然后在 PowerShell 中执行：Set-AdfsRelyingPartyTrust -TargetName "Alibaba Cloud Model Studio" -SamlResponseSignature AssertionOnly -EncryptClaims $false。',
    },
    access: {
      title: "限制使用范围",
      text: "该信任 > 编辑访问控制策略：允许特定的组，选择表中的用户组。否则所有人都可以发起登录，没有角色的人会被阿里云拒绝。",
    },
    page: {
      title: "启用登录页",
      text: "脚本会启用 IdP 发起的登录页及其 RelayState。打开应用入口地址，用映射用户组中的成员登录，并把该地址放到企业门户上。",
    },
  },
  configurations: {
    powershell: {
      title: "PowerShell：完整的信任",
      howToImport: "在主 AD FS 服务器上，以管理员身份在 Windows PowerShell 中运行。",
    },
    "claim-rules": {
      title: "仅声明规则",
      howToImport:
        "编辑声明颁发策略 > 添加规则 > 使用自定义规则发送声明，或使用 Set-AdfsRelyingPartyTrust -IssuanceTransformRulesFile。",
    },
  },
  warnings: {},
  unverified: [
    "这些规则在阿里云公布的规则基础上扩展；只检查了格式，未在 AD FS 服务器上运行过。",
    "EnableRelayStateForIdpInitiatedSignOn：Windows Server 2012 R2 需改在 Microsoft.IdentityServer.Servicehost.exe.config 中设置。",
  ],
};
