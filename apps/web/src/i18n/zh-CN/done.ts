import type { done as en } from "../en/done.ts";

export const done: typeof en = {
  title: "可以交付",
  titlePending: "即将完成",
  lead: "路上的每一步都已完成并经过验证。",
  leadPending: "下面列为待办的事项仍在等待有人完成。",
  people: "员工将得到什么",
  peopleIdp: "把此地址交给他们，或在身份提供商门户中为他们分配该应用。",
  peopleNoTile: "在身份提供商门户中为他们分配该应用，他们从应用入口开始。",
  peopleRam: "他们在此以 RAM 用户登录，然后切换到角色。",
  tile: "应用入口",
  logon: "RAM 用户登录",
  switch: "切换角色",
  proofs: "验证",
  notProved: "未尝试",
  roles: "入口",
  roleGroups: "用户组：{{groups}}",
  pending: "尚待完成",
  nothing: "没有待办事项。",
  goTo: "前往{{step}}",
  later: "请记住",
  laterItems: {
    certificates: "证书会到期。请在到期前在此更换元数据；RAM 可保存两张证书，过渡期间两者都有效。",
    roles: "不要手动删除并重建角色：百炼不认识新的角色。",
    people: "权限跟随用户组。在身份提供商离开用户组的人，下次登录时即失去该角色。",
  },
  home: "全部单点登录配置",
};
