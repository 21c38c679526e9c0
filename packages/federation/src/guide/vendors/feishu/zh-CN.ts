import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "飞书 / Lark",
  summary: "每个角色一个 SSO 应用，角色值为常量属性；应用的可用范围决定谁获得该角色。",
  labels: {
    "sp-metadata": "SP 元数据地址（快捷导入）",
    acs: "ACS URL",
    "entity-id": "Audience（受众）",
  },
  tile: "工作台中的应用；发布应用后由飞书给出地址",
  sessionName:
    "选择预设值“邮箱名（不含 @ 及后缀）”；若邮箱名不是 2 到 32 个 A-Z a-z 0-9 . _ @ - 字符，则选择“工号”。不要使用姓名：中文会被拒绝。",
  abilities: {
    "multi-valued": "每个应用只有一个常量值。",
    "group-filter": "只能通过应用的可用范围。",
  },
  steps: {
    application: {
      title: "为每个角色创建一个应用",
      text: "飞书管理后台 > 集成平台 > SSO 应用 > SAML 2.0。使用 SP 元数据地址“快捷导入”，自动回填 ACS 和 Audience。应用名称应让员工能看出是哪个角色。",
    },
    attributes: {
      title: "添加三条属性",
      text: "自定义属性，格式选 URI：Role 填写表中的常量值（一个 ARN、逗号、另一个 ARN，中间无空格）；RoleSessionName 选择预设值；如需 SessionDuration，填写常量。",
    },
    range: {
      title: "设置可用范围",
      text: "应用的可用范围：只选择表中该角色对应的部门或用户组，然后发布。",
    },
  },
  configurations: {
    applications: {
      title: "应用与属性（JSON）",
      howToImport: "每一项对应一个应用，逐个填写；飞书没有导入功能。",
    },
  },
  warnings: {
    "one-each": (count) =>
      `${count} 个角色需要 ${count} 个应用。若每个应用有各自的元数据（不同的 entityID 或证书），则每个都需要在 RAM 中有自己的身份提供商；此配置只登记一个。`,
  },
  unverified: [
    "阿里云和飞书均无此文档；内容整理自一个在生产环境使用过的公开 Terraform 模块。",
    "菜单名称，以及各应用是否共用元数据，尚未确认。",
  ],
};
