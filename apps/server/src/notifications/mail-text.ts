import type { ChannelLanguage, EventType, NotificationEvent } from "@modelstudio-sso/contracts";

const en: Record<EventType, string> = {
  "certificate-expiring": "Certificate ends",
  "metadata-changed": "New metadata",
  "proposal-from-idp-admin": "Metadata from the IdP's admin",
  "drift-found": "Drift found",
  "drift-gone": "Drift gone",
  "login-test-failed": "Login test failed",
  "human-step-pending": "A step waits for a person",
  "quota-near": "Quota nearly used up",
  "watch-failing": "Checks keep failing",
  test: "Test notification",
};

const zh: Record<EventType, string> = {
  "certificate-expiring": "证书即将过期",
  "metadata-changed": "有新的元数据",
  "proposal-from-idp-admin": "身份提供商管理员提交了元数据",
  "drift-found": "发现偏差",
  "drift-gone": "偏差已消除",
  "login-test-failed": "登录测试失败",
  "human-step-pending": "有步骤等待人工完成",
  "quota-near": "配额即将用尽",
  "watch-failing": "检查连续失败",
  test: "测试通知",
};

const languages = {
  en: {
    titles: en,
    expired: "Certificate has ended",
    open: "Look at it",
    end: "Sent by Model Studio SSO; its page Notifications sets what is sent to whom.",
  },
  "zh-CN": {
    titles: zh,
    expired: "证书已过期",
    open: "查看",
    end: "由 Model Studio SSO 发送，可在其“通知”页面中设置发送内容和收件人。",
  },
} as const;

/** Subject and text of a mail: the sentence, and where to go. */
export function mailText(
  event: NotificationEvent,
  language: ChannelLanguage,
): { subject: string; text: string } {
  const { titles, expired, open, end } = languages[language];
  const over = event.type === "certificate-expiring" && event.details.threshold === 0;
  const title = over ? expired : titles[event.type];
  const about = event.federation === null ? "" : ` · ${event.federation.name}`;
  return {
    subject: `[Model Studio SSO] ${title}${about}`,
    text: `${event.sentence}\n\n${open}: ${event.link}\n\n-- \n${end}\n`.replaceAll("\n", "\r\n"),
  };
}
