import type { AnnouncementWords } from "./words.ts";

export const zhCN: AnnouncementWords = {
  title: "如何登录阿里云百炼",
  hello: "您好：",
  intro: {
    idp: "现在您可以用公司账号使用阿里云百炼，无需注册，也没有新密码。",
    ramUser: "现在您可以使用阿里云百炼。请先以 RAM 用户（公司阿里云账号下的用户）登录，再切换到角色。",
  },
  start: {
    title: "登录步骤",
    tile: (portal, address) => {
      const place = `公司的应用门户${portal === undefined ? "" : `（${portal}）`}`;
      return address ? `在${place}中打开百炼应用，或打开以下地址：` : `在${place}中打开百炼应用。`;
    },
    signIn: "用公司账号登录，与平时登录其他应用一样。",
    logon: (accountId) =>
      `打开以下地址，用分配给您的用户名和密码以 RAM 用户身份登录。阿里云账号为 ${accountId}。`,
    switchRole: (accountId, role) =>
      role === undefined
        ? `打开以下地址，输入阿里云账号 ${accountId} 和要使用的角色（见下文）。`
        : `打开以下地址，输入阿里云账号 ${accountId} 和角色 ${role}。`,
    chooseRole: (role) =>
      role === undefined
        ? "如果页面要求选择角色，请选择其中一个。各角色的用途见下文。"
        : `如果页面要求选择角色，请选择 ${role}。`,
    land: (console) =>
      console ? "进入百炼中您的业务空间。如果打开的是其他页面，百炼的地址是：" : "进入百炼中您的业务空间。",
    open: (console) => (console ? "打开百炼，进入您的业务空间：" : "打开百炼，进入您的业务空间。"),
  },
  roles: {
    title: "角色说明",
    one: "同一时间只使用一个角色，不同角色的权限不会叠加。",
    about: "用途",
    who: "适用人员",
    groups: (names) => `用户组 ${names} 的成员`,
    users: (names) => names,
    workspaces: "业务空间",
    workspace: (name, right) => `${name}（${right}）`,
    allows: "还可以",
    session: "登录有效期",
  },
  right: { Admin: "管理员", Visitor: "访客" },
  meaning: {
    Admin: "管理员：使用业务空间，并管理其成员。",
    Visitor: "访客：使用业务空间，成员由他人管理。",
  },
  capability: {
    "data-read": "通过 API 查看知识库、数据和 Prompt",
    "data-converse": "通过 API 在会话中发起和停止回答",
    "data-write": "通过 API 创建、修改和删除知识库、数据和 Prompt",
    "management-read": "查看业务空间、账号和 API Key",
    "management-write": "管理业务空间、账号和 API Key",
    "workspace-api-read": "通过 ModelStudio API 列出业务空间、模型和密钥",
    "workspace-api-write": "通过 ModelStudio API 创建和删除业务空间、模型权限和密钥",
    "list-identities": "查看 RAM 用户和角色的名称（添加成员时需要）",
    chatbots: "管理聊天机器人",
    "token-plan-billing": "查看 Token Plan 订阅并设置续费",
    "super-administrator": "开通百炼，并在每个业务空间为自己和他人授予任何权限",
    "assume-roles": "使用账号下信任本账号的其他所有角色",
    "administer-ram": "修改账号的用户、角色和权限策略，从而获得任何权限",
    "administer-account": "在账号中做任何事，不限于百炼",
  },
  later: {
    title: "其他说明",
    changeRole: {
      idp: "要更换角色，请退出阿里云控制台，从第 1 步重新开始并选择另一个角色。",
      ramUser: "要更换角色，请退出阿里云控制台，从第 1 步重新开始并输入另一个角色。",
    },
    sessionEnds: "登录到期后，请从第 1 步重新开始。",
    help: (contact) =>
      `看不到业务空间，或没有您需要的角色？请联系${
        contact === undefined ? "向您发送此消息的人" : ` ${contact}`
      }，并说明您选择了哪个角色、页面显示了什么。`,
  },
  atMost: (duration) => `最长 ${duration}`,
  duration: (hours, minutes) =>
    [hours > 0 && `${hours} 小时`, minutes > 0 && `${minutes} 分钟`]
      .filter((part) => part !== false)
      .join(" "),
  colon: "：",
  list: "、",
  phrases: "；",
};
