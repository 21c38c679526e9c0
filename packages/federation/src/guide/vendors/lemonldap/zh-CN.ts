import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "LemonLDAP::NG",
  summary: "一段配置：SP 的宏把用户组转换为角色值，并生成 RoleSessionName。",
  labels: {},
  tile: "https://您的门户/saml/singleSignOn?IDPInitiated=1&spConfKey=alibaba-model-studio",
  sessionName:
    "由宏生成：邮箱若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则取符合要求的 uid，最后使用 u- 加邮箱的十六进制形式。",
  abilities: {
    "computed-roles": "SP 的宏，2.0.12 及以上版本。",
    "relay-state": "写在应用入口地址的 RelayState= 参数中。",
  },
  steps: {
    issuer: {
      title: "准备好 SAML 颁发模块",
      text: "Manager > General Parameters > Issuer modules > SAML：启用。Manager > SAML2 Service：配置签名密钥和证书，签名方式选择 RSA SHA256。",
    },
    merge: {
      title: "合并配置",
      text: "在服务器上执行：lemonldap-ng-cli merge model-studio.json。它会添加名为 alibaba-model-studio 的 SP 及其元数据、属性、宏和选项，不改动其他内容。",
    },
    check: {
      title: "核对属性名称",
      text: "宏读取会话中的用户组（hGroups）、mail 和 uid。可在 Manager > SAML service providers > alibaba-model-studio > Macros 中查看；若您的目录使用其他名称，请在此修改。",
    },
    try: {
      title: "把应用入口放入菜单",
      text: "打开该地址，用映射用户组中的成员登录。然后在 Manager > General Parameters > Portal > Menu > Categories and applications 中添加它。",
    },
  },
  configurations: {
    "lm-conf": { title: "lmConf 片段（JSON）", howToImport: "lemonldap-ng-cli merge model-studio.json" },
  },
  warnings: {},
  unverified: [],
};
