import type { session as en } from "../en/session.ts";

export const session: typeof en = {
  signIn: "登录",
  signInLead: "此账户仅属于本服务，不是您的阿里云账号。",
  email: "邮箱",
  password: "密码",
  wrong: "邮箱或密码不正确。",
  slowDown: "尝试次数过多，请等待一分钟后重试。",
  offline: "服务器没有响应，请稍后重试。",
  unclaimed: "此服务还没有所有者",
  unclaimedLead: "请打开服务器首次启动时打印的一次性链接，格式如下：",
  unclaimedHint: "该链接位于启动服务的终端或日志中。",
  welcome: "认领此服务",
  welcomeLead: "一次性链接将使您成为所有者。请设置今后的登录方式。",
  claimed: "此服务已有所有者",
  claimedLead: "该链接只能使用一次。请使用当时创建的账户登录。",
  noToken: "链接不完整：缺少令牌。请复制服务器打印的整行内容。",
  name: "您的姓名",
  passwordHint: "至少 12 个字符。几个普通的词胜过一个花哨的词。",
  passwordShort: "已输入 {{count}} 个字符，至少需要 12 个",
  claim: "创建所有者账户",
};
