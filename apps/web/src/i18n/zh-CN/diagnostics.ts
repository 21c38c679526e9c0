import type { diagnostics as en } from "../en/diagnostics.ts";

export const diagnostics: typeof en = {
  severity: { error: "必须修复", accept: "须确认", warning: "建议修复", info: "供您了解" },
  want: "应为",
  got: "实际为",
  at: "位置",
  fixer: "由谁修复",
  place: "在哪里修改",
  fixAt: {
    idp: "身份提供商的管理员",
    cloud: "云管理员，在阿里云上",
    service: "您，在本页面上",
    network: "负责中间网络的人",
  },
  docs: "关于 {{code}}",
};
