import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "authentik",
  summary: "一个蓝图即可创建应用、SAML 提供程序，以及把用户组转换为角色值的属性映射。",
  labels: { acs: "ACS URL", "entity-id": "受众（Audience）", "relay-state": "默认 relay state" },
  tile: "https://您的-authentik/application/saml/alibaba-model-studio/sso/binding/init/",
  sessionName:
    "由属性映射生成：邮箱若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加用户 UID 的开头部分。",
  abilities: {
    "computed-roles": "属性映射使用 Python；是否包含父组成员取决于版本。",
  },
  steps: {
    import: {
      title: "应用蓝图",
      text: "Customization（定制）> Blueprints（蓝图）> Create：填写名称，选择 Internal，粘贴生成的 YAML 并保存。也可把文件放入 worker 的 /blueprints 目录。状态须为 Successful。",
    },
    certificate: {
      title: "选择签名证书",
      text: "Applications > Providers > Alibaba Cloud Model Studio > Edit > Advanced protocol settings：Signing Certificate 必须是提供给此配置的元数据中的那一张；Sign assertions 保持开启，Encryption Certificate 留空。蓝图默认使用 authentik 的自签名证书。",
    },
    bind: {
      title: "绑定用户组",
      text: "Applications > Applications > Alibaba Cloud Model Studio > Policy / Group / User Bindings > Bind existing group：只绑定表中的用户组。",
    },
    try: {
      title: "试登录",
      text: "被绑定的人员会在用户界面看到该应用。应用入口地址也可直接发起登录。",
    },
  },
  configurations: {
    blueprint: {
      title: "蓝图（YAML）",
      howToImport: "Customization > Blueprints > Create > Internal：粘贴。",
    },
  },
  warnings: {},
  unverified: ["蓝图已对照 authentik 源码检查，但未在运行中的 authentik 上应用。"],
};
