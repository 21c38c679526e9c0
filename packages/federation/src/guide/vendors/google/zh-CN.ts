import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Google Workspace",
  summary: "用一个可多值的自定义字段保存每个人的角色值；脚本根据用户组填写该字段，应用将其发送出去。",
  labels: {
    "entity-id": "实体 ID",
    acs: "ACS 网址",
    "relay-state": "起始网址",
    "name-id-format": "名称 ID 格式：EMAIL",
    signature: "已签署的响应：不勾选，这样签名的就是断言",
    "role-field": "Role 对应的目录属性",
    "session-field": "RoleSessionName 对应的目录属性",
  },
  tile: "应用 >“测试 SAML 登录”会显示：https://accounts.google.com/o/saml2/initsso?idpid=…&spid=…&forceauthn=false",
  sessionName:
    "由脚本生成：主邮箱若为 2 到 32 个允许的字符则直接使用，否则取 @ 之前的部分，再否则使用 u- 加摘要。若所有邮箱都符合要求，可改为映射“基本信息 > 主电子邮件地址”。",
  abilities: {
    "multi-valued": "可多值的自定义字段。",
    "group-filter": "群组成员资格最多发送 75 个群组名称，而群组名称不能是角色值。",
    "computed-roles": "应用本身不支持；由脚本把值写入用户资料。",
    "session-duration": "只能再加一个自定义字段；不发送时会话为 3600 秒。",
    "relay-state": "起始网址会作为 RelayState 发送。",
    "tile-url": "在应用启动器中。",
  },
  steps: {
    schema: {
      title: "创建自定义字段",
      text: "管理控制台 > 目录 > 用户 > 更多选项 > 管理自定义属性 > 添加自定义属性：类别 AlibabaCloud，字段 Role（文本，多值）和 RoleSessionName（文本，单值）。也可用 Directory API（schemas.insert）发送生成的内容。",
    },
    fill: {
      title: "根据群组填写",
      text: "script.google.com > 新建项目：粘贴生成的脚本，添加服务 Admin SDK API，以管理员身份运行一次 sync，再为它设置时间触发器。离开群组的人会在下次运行时失去对应的值。手动方式：用户 > 该用户 > 用户信息 > AlibabaCloud。",
    },
    application: {
      title: "创建 SAML 应用",
      text: "应用 > 网站和移动应用 > 添加应用 > 添加自定义 SAML 应用。服务提供商详细信息：填写下面的值；不要勾选“已签署的响应”。",
    },
    mapping: {
      title: "映射属性",
      text: "属性映射 > 添加映射：把两个自定义字段映射到两个完整的属性名。“群组成员资格”留空。",
    },
    access: {
      title: "开放访问",
      text: "应用 > 用户访问权限：对表中的群组启用，对其他所有人停用。最长可能需要 24 小时生效。",
    },
  },
  configurations: {
    schema: {
      title: "自定义架构（JSON）",
      howToImport: "Directory API 的 schemas.insert，customerId 为 my_customer。",
    },
    "apps-script": {
      title: "Apps Script：群组到字段",
      howToImport: "script.google.com > 新建项目，并添加服务 Admin SDK API。",
    },
    mapping: { title: "属性映射", howToImport: "在“属性映射”中填写这两行。" },
  },
  warnings: {
    "by-user": (groups) =>
      `角色值保存在每个人的资料中，而不是群组中：若不使用脚本（或您自己的同步方式），${groups} 个群组的成员都要手动填写。`,
  },
  unverified: [
    "阿里云只为用户 SSO 提供了 Google Workspace 文档；此处是同样的应用，只是属性不同。",
    "脚本在模拟的 Google 服务上运行过，未在实际的 Workspace 中运行。",
  ],
};
