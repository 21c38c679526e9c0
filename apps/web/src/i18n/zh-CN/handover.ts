import type { handover as en } from "../en/handover.ts";

export const handover: typeof en = {
  title: "{{organization}} 单点登录：您需要完成的部分",
  lead: "{{by}} 请您为阿里云百炼（Model Studio）配置身份提供商。您无需在此注册账号；本页有效期至 {{until}}。",
  missing: "此地址不完整",
  refused: "此链接无法打开",
  refusedText: "请向发送者索取新的链接。",
  missingText: "请打开您收到的完整链接，包括 # 后面的全部内容。",
  metadata: {
    title: "1. 提交元数据",
    lead: "身份提供商的 SAML 元数据文件。提交后会立即检查，是否采用由 {{by}} 决定。",
    known: "当前使用的内容",
    drop: "将元数据文件拖到此处",
    choose: "选择文件",
    note: "XML 格式，不超过 1 MB",
    tooLarge: "该文件超过 1 MB。",
    sent: "已提交，{{by}} 将进行确认。",
    same: "与当前使用的内容相同，无需更改。",
    refused: "无法使用，原因如下：",
    earlier: "您已提交的内容",
    status: {
      open: "等待确认",
      staged: "正在启用",
      accepted: "已采用",
      rejected: "未采用",
      superseded: "已被更新的内容取代",
    },
  },
  guide: {
    title: "2. 填写配置值",
    lead: "请选择您的产品。所有值均为本配置生成；勾选已完成的步骤，更换链接后会保留进度。",
    product: "您的产品",
  },
  check: {
    title: "3. 检查一次登录",
    lead: "请用测试人员从应用入口登录，并将 SAMLResponse 粘贴到此处。内容仅用于检查，不会保存。",
    field: "SAMLResponse（base64）",
    run: "检查",
    passed: "此登录可以成功。",
    failed: "此登录无法成功，原因如下：",
  },
};
