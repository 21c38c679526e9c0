import type { GuideWords } from "./words.ts";

export const zhCN: GuideWords = {
  labels: {
    "sp-metadata": "SP 元数据地址",
    "entity-id": "受众（SP Entity ID）",
    acs: "ACS URL，同时用作 Recipient 和 Destination",
    "relay-state": "默认 RelayState",
    "name-id-format": "NameID 格式",
    signature: "签名对象",
    "signature-algorithm": "签名算法",
    encryption: "加密",
    role: "属性：Role",
    "role-session-name": "属性：RoleSessionName",
    "role-session-name-rule": "RoleSessionName 的取值",
    "session-duration": "属性：SessionDuration（可选）",
    "session-duration-value": "SessionDuration 的值（秒）",
    "tile-url": "发起登录的地址（应用入口）",
  },
  notes: {
    acs: "HTTP-POST 绑定。区分大小写：末尾是小写的 …/sso。",
    "relay-state": "登录后直接打开百炼。留空则进入控制台首页。",
    "name-id-format": "任何格式均可；NameID 不用于确定角色。",
    role: "每个角色一个值，须与表中逐字一致。",
    "role-session-name":
      "只能有一个值，2 到 32 个字符，仅限 A-Z a-z 0-9 . _ @ -。控制台和操作审计中显示的就是它。",
    "session-duration": "不发送时会话为 3600 秒。会话不会超过角色自身的最大时长。",
  },
  signature: "对 Assertion（断言）签名。只对 Response 签名会被拒绝。",
  encryption: "不加密。阿里云没有公布用于加密的公钥。",
  sessionName: "用户名或邮箱。若其中有中文等特殊字符，或超过 32 个字符，请改用符合要求的其他属性，例如工号。",
  otherRelayState: (region) => `${region} 地域的 RelayState`,
  otherRelayStateNote: "供业务空间位于该地域的人员使用。",
  abilities: {
    "multi-valued": "一个属性携带多个值（由用户选择角色）",
    "group-filter": "只发送所选的用户组",
    "computed-roles": "根据用户组计算角色值",
    "session-duration": "发送 SessionDuration",
    "relay-state": "可为应用设置默认 RelayState",
    "tile-url": "从 IdP 发起登录，并有固定地址",
  },
  sayDone: {
    title: "告知已完成",
    text: "云管理员随后验证登录，其报告会指出每个不一致的值以及由谁修改。",
  },
  warnings: {
    noRoles: "尚无角色，因此无法向任何人发送角色值。",
    noGroups: (roles) => `以下角色没有对应的用户组：${roles}。没有人会获得这些角色。`,
    sharedGroup: (groups) => `以下用户组的成员会获得多个角色，每次登录时选择一个：${groups}。`,
  },
};
