import type { Text } from "./en.ts";

export const zhCN: Text = {
  name: "Casdoor",
  summary: "与 RAM 角色同名的 Casdoor 角色；SAML 属性 Role 是一个模板，为每个角色各生成一个值。",
  labels: {
    "entity-id": "重定向 URLs（即受众）",
    acs: "SAML 回复 URL",
    signature: "启用 SAML 断言签名：开启",
    "signature-algorithm": "SAML 哈希算法：SHA256",
    "role-session-name-rule": "SAML 属性 RoleSessionName 的值",
    "tile-request": "应用入口地址中的 SAMLRequest",
  },
  notes: {
    "role-session-name-rule":
      "Casdoor 的默认规则要求用户名为 ASCII；若您的用户名不是，或超过 32 个字符，仅在 $user.id 符合要求时改用它。",
  },
  tile: "https://您的-casdoor/login/saml/authorize/所有者/应用?SAMLRequest= 加上下面的请求（URL 编码）",
  abilities: {
    "group-filter": "用户的所有 Casdoor 角色都会被发送。",
    "computed-roles": "按角色模板生成，不能按用户组；请把角色授予用户组。",
    "relay-state": "写在应用入口地址的 RelayState= 参数中。",
    "tile-url": "地址中须带有请求；Casdoor 自身不发起登录。",
  },
  steps: {
    application: {
      title: "创建应用",
      text: "应用 > 添加：填写名称，选择 RSA 密钥的证书。重定向 URLs：受众；SAML 回复 URL：ACS URL；启用 SAML 断言签名：开启；SAML 哈希算法：SHA256。旧版本只对 Response 签名且使用 SHA-1，不能使用。",
    },
    roles: {
      title: "创建角色",
      text: "角色 > 添加：每个 RAM 角色一个，名称与 RAM 角色名完全一致，包含群组：表中的用户组。",
    },
    attributes: {
      title: "填写 SAML 属性",
      text: "应用 > SAML 属性 > 添加：填写完整名称，格式选 URI，值取自生成的文件。",
    },
    try: {
      title: "试登录",
      text: "应用入口地址中已带有请求。打开它，用映射用户组中的成员登录，并把它放到企业门户上。",
    },
  },
  configurations: {
    application: {
      title: "应用的 SAML 字段（JSON）",
      howToImport: "在应用页面中填写，或用 POST /api/update-application 合并。",
    },
    roles: { title: "角色（JSON）", howToImport: "角色 > 添加，或 POST /api/add-role，所有者为您的组织。" },
  },
  warnings: {
    "all-roles": () =>
      "用户的所有 Casdoor 角色都会变成角色值，包括与阿里云无关的角色。请勿给这些人员其他角色，或使用单独的组织。",
    "answers-only": () =>
      "Casdoor 的响应会带上应用入口中请求的编号（InResponseTo）。阿里云文档不要求它，也未说明会拒绝；登录验证会给出结果。",
  },
  unverified: [
    "取自 Casdoor 源码，未实际运行。请在首次登录验证中确认断言以 SHA-256 签名。",
    "阿里云没有公布 Casdoor 的配置方法。",
  ],
};
