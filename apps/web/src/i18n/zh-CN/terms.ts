import type { terms as en } from "../en/terms.ts";

export const terms: typeof en = {
  explain: "“{{word}}”是什么？",
  membership: {
    word: "业务空间成员",
    text: "数据层：角色可以使用哪些百炼业务空间。只能在百炼控制台内授予，任何 RAM 权限策略都不包含它。",
  },
  dataPermissions: {
    word: "数据权限",
    text: "RAM 权限策略 AliyunBailianData*：知识库、数据与 Prompt 的 API。它们不会打开任何业务空间。",
  },
  managementLayer: {
    word: "管理层",
    text: "RAM 权限策略 AliyunBailianControl*：管理业务空间、账号与 API Key。使用业务空间并不需要它们。",
  },
  roleSso: {
    word: "角色 SSO",
    text: "员工在企业身份提供商登录，以 RAM 角色的身份进入阿里云，无需为其创建 RAM 用户。",
  },
  ramRole: {
    word: "RAM 角色",
    text: "阿里云账号中没有密码的身份。受信任者可以在限定时间内扮演它。",
  },
  trustPolicy: {
    word: "信任策略",
    text: "RAM 角色中规定谁可以扮演它的部分：这里仅限您的身份提供商，且只能通过阿里云的登录入口。",
  },
  entityId: {
    word: "Entity ID",
    text: "身份提供商签名消息时使用的名称。阿里云会逐字比对。",
  },
  metadata: {
    word: "SAML 元数据",
    text: "身份提供商发布的 XML 文件：它的名称、登录地址，以及用于验证签名的证书。",
  },
  roleId: {
    word: "RoleId",
    text: "RAM 分配给角色的编号。百炼按此编号而非名称识别角色；重新创建的角色对它来说是陌生人。",
  },
};
