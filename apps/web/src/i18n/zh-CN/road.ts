import type { road as en } from "../en/road.ts";

export const road: typeof en = {
  label: "此配置的步骤",
  position: "第 {{at}} 步，共 {{of}} 步",
  steps: {
    account: "账号",
    "identity-provider": "身份提供商",
    groups: "用户组与角色",
    review: "审阅并应用",
    guide: "身份提供商指引",
    memberships: "业务空间成员",
    test: "验证登录",
    done: "交付",
  },
  state: { done: "已完成", next: "下一步", open: "待办", stale: "应用后有改动" },
  who: {
    you: "由您完成",
    both: "您与 IdP 管理员",
    "idp-admin": "IdP 管理员",
    console: "在控制台由人完成",
    nobody: "",
  },
};
