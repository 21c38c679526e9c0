import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "任意 SAML 2.0 身份提供商",
  summary: "任何产品都需要知道的内容：受众、ACS URL、签名对象，以及三个属性。",
  labels: {},
  tile: "您的产品给出的、由其一侧发起登录的地址",
  abilities: {},
  steps: {
    application: {
      title: "创建一个 SAML 2.0 应用",
      text: "按员工看到的入口命名，例如“阿里云百炼”。登录从您这一侧开始（IdP 发起）：该入口就是员工的起点。",
    },
    "service-provider": {
      title: "填写服务提供商的值",
      text: "导入 SP 元数据，或手动填写受众、ACS URL 和默认 RelayState。对断言签名，不要加密。",
    },
    attributes: {
      title: "发送属性",
      text: "Role：对表中的每个用户组，向其成员发送一个值，须完全一致：先角色，再逗号，中间无空格。RoleSessionName：一个标识该人员的值。SessionDuration：如需要，填写常量。",
    },
    assign: {
      title: "分配用户组",
      text: "只把该应用分配给表中的用户组。属于多个组的人在登录时选择一个角色。只能发送常量属性的产品，每个角色需要一个应用。",
    },
  },
  configurations: {
    "role-table": { title: "用户组与角色值（JSON）", howToImport: "供您产品中的脚本或宏使用。" },
    "sp-metadata": {
      title: "最小 SP 元数据（XML）",
      howToImport: "供需要文件且无法访问 SP 元数据地址的产品使用。",
    },
  },
  warnings: {},
  unverified: [],
};
