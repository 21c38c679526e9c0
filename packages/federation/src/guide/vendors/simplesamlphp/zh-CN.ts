import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "SimpleSAMLphp",
  summary:
    "只需在 metadata/saml20-sp-remote.php 中添加一项：其中的过滤器把用户组转换为角色值，并生成 RoleSessionName。",
  labels: {},
  tile: "您的 SimpleSAMLphp 上的 …/saml2/idp/SSOService.php?spentityid= 加上受众",
  sessionName:
    "由该配置项自动生成：登录名若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加摘要。",
  abilities: {
    "group-filter": "core:AttributeLimit 只放行这三个属性。",
    "computed-roles": "core:AttributeValueMap，精确匹配并区分大小写。",
  },
  steps: {
    add: {
      title: "添加配置项",
      text: "把生成的内容追加到 metadata/saml20-sp-remote.php；若文件已有 <?php 行，请去掉重复的这一行。IdP 的其他部分无需改动。",
    },
    groups: {
      title: "核对属性名称",
      text: "该配置项读取 groups，以及 mail、eduPersonPrincipalName 或 uid。若您的认证源使用其他名称，请在认证源中用 core:AttributeMap 改名，或修改配置项中的名称。若目录发送的是 memberOf（即 DN），则此配置中的用户组也必须写成完整的 DN。",
    },
    try: {
      title: "试登录",
      text: "打开应用入口地址，用映射用户组中的成员登录。把该地址放到企业门户上，它就是员工的登录入口。",
    },
  },
  configurations: {
    "sp-remote": {
      title: "saml20-sp-remote.php 配置项",
      howToImport: "追加到 metadata/saml20-sp-remote.php。",
    },
    authsource: {
      title: "认证源示例",
      howToImport: "若尚无认证源，可修改后用于 config/authsources.php。",
    },
  },
  warnings: {},
  unverified: [],
};
