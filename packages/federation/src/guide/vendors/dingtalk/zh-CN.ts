import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "钉钉及类似门户",
  summary:
    "钉钉可用于员工登录，但没有找到其自身的 SAML 应用。可在中间使用阿里云 IDaaS，或使用能发送常量属性的门户，每个角色一个应用。",
  labels: {},
  tile: "应用登录地址的链接，添加到工作台",
  sessionName: "工号或邮箱名：2 到 32 个 A-Z a-z 0-9 . _ @ - 字符。不要使用姓名：中文会被拒绝。",
  abilities: {
    "multi-valued": "使用常量属性的门户，每个应用一个值；IDaaS 可有多个。",
    "group-filter": "通过 IDaaS 实现。",
    "computed-roles": "通过 IDaaS 实现。",
    "relay-state": "取决于门户。",
  },
  steps: {
    between: {
      title: "推荐：中间使用 IDaaS",
      text: "IDaaS 可将钉钉作为账户和组的来源（身份提供方 > 钉钉），员工用钉钉登录。之后按阿里云 IDaaS 的指引操作；要提供给此配置的是 IDaaS 的元数据。",
    },
    portal: {
      title: "或使用自己的门户",
      text: "为每个角色创建一个 SAML 2.0 应用，填写下面的受众和 ACS URL。对断言签名，不要加密。",
    },
    attributes: {
      title: "添加属性",
      text: "Role 为常量，值取自表中；RoleSessionName 取自人员字段；如需 SessionDuration，填写常量。",
    },
    range: {
      title: "设置可用范围",
      text: "让每个应用只对表中该角色的用户组可见，并把地址添加到钉钉工作台。",
    },
  },
  configurations: {
    applications: { title: "应用与属性（JSON）", howToImport: "每一项对应门户中的一个应用，逐个填写。" },
  },
  warnings: {
    "one-each": (count) =>
      `不使用 IDaaS 时，${count} 个角色需要 ${count} 个应用。若每个应用有各自的元数据，则每个都需要在 RAM 中有自己的身份提供商；此配置只登记一个。`,
  },
  unverified: ["没有找到钉钉或阿里云将钉钉自身描述为 SAML 身份提供商的文档。"],
};
