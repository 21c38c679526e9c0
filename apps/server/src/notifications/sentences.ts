import type { ChannelLanguage, DetailsOf, EventType } from "@modelstudio-sso/contracts";
import type { EventDraft } from "../storage/notification-outbox.ts";

type Sentences = { [T in EventType]: (details: DetailsOf<T>, federation: string) => string };

const day = (iso: string) => iso.slice(0, 10);
const s = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

const looksEn = { drift: "drift", metadata: "newer metadata" };
const quotasEn = { roles: "RAM roles", users: "RAM users", policies: "custom policies" };
const testsEn = {
  rehearsal: "rehearsal",
  captured: "login test with a captured response",
  "real-road": "login test on the real path",
};

const en: Sentences = {
  "certificate-expiring": ({ daysLeft, notAfter, threshold }, name) =>
    threshold === 0
      ? `The signing certificate of the identity provider of ${name} ended on ${day(notAfter)}; logins signed with it are refused.`
      : `The signing certificate of the identity provider of ${name} ends ${daysLeft < 1 ? "within a day" : `in ${s(daysLeft, "day")}`}, on ${day(notAfter)}.`,
  "metadata-changed": ({ by, source }, name) =>
    source === "url"
      ? `${by} publishes other metadata than ${name} uses; it waits for a decision.`
      : `${by} proposed other metadata for ${name}; it waits for a decision.`,
  "proposal-from-idp-admin": (_, name) =>
    `The admin of the identity provider sent metadata for ${name}; it waits for a decision.`,
  "drift-found": ({ count, runId }, name) =>
    `At the cloud, ${s(count, "thing")} of ${name} ${count === 1 ? "is" : "are"} not as last applied${runId === null ? "" : "; a run was started to put it right"}.`,
  "drift-gone": (_, name) => `At the cloud, ${name} is as last applied again.`,
  "login-test-failed": ({ kind }, name) =>
    `The ${testsEn[kind]} of ${name} failed; the one before had passed.`,
  "human-step-pending": ({ pending, wanted, since }, name) =>
    `${pending} of ${s(wanted, "workspace membership")} of ${name} ${pending === 1 ? "waits" : "wait"} for a person; something has been waiting since ${day(since)}.`,
  "quota-near": ({ accountId, of, used, limit }) =>
    `Account ${accountId} has used ${used} of ${limit} ${quotasEn[of]}.`,
  "watch-failing": ({ what, times }, name) =>
    `Looking for ${looksEn[what]} of ${name} has failed ${s(times, "time")} in a row.`,
  test: ({ channel, by }) => `${by} tests the channel “${channel}”. Nothing has to be done.`,
};

const looksZh = { drift: "偏差", metadata: "新元数据" };
const quotasZh = { roles: "RAM 角色", users: "RAM 用户", policies: "自定义权限策略" };
const testsZh = { rehearsal: "演练登录", captured: "抓取响应的登录测试", "real-road": "真实路径的登录测试" };

const zh: Sentences = {
  "certificate-expiring": ({ daysLeft, notAfter, threshold }, name) =>
    threshold === 0
      ? `${name} 的身份提供商签名证书已于 ${day(notAfter)} 过期，用它签名的登录会被拒绝。`
      : `${name} 的身份提供商签名证书将在 ${daysLeft < 1 ? "一天内" : `${daysLeft} 天后`}（${day(notAfter)}）过期。`,
  "metadata-changed": ({ by, source }, name) =>
    source === "url"
      ? `${by} 发布的元数据与 ${name} 正在使用的不同，等待处理。`
      : `${by} 为 ${name} 提交了新的元数据，等待处理。`,
  "proposal-from-idp-admin": (_, name) => `身份提供商管理员为 ${name} 提交了元数据，等待处理。`,
  "drift-found": ({ count, runId }, name) =>
    `${name} 在云上有 ${count} 项与上次应用的结果不一致${runId === null ? "" : "，已开始自动纠正"}。`,
  "drift-gone": (_, name) => `${name} 在云上已恢复为上次应用的结果。`,
  "login-test-failed": ({ kind }, name) => `${name} 的${testsZh[kind]}失败，上一次是通过的。`,
  "human-step-pending": ({ pending, wanted, since }, name) =>
    `${name} 的 ${wanted} 项业务空间成员中有 ${pending} 项等待人工添加，自 ${day(since)} 起一直有未完成的项。`,
  "quota-near": ({ accountId, of, used, limit }) =>
    `账号 ${accountId} 的${quotasZh[of]}已使用 ${used} 个，配额为 ${limit} 个。`,
  "watch-failing": ({ what, times }, name) => `对 ${name} 的${looksZh[what]}检查已连续失败 ${times} 次。`,
  test: ({ channel, by }) => `${by} 正在测试通知渠道“${channel}”，无需处理。`,
};

const languages: Record<ChannelLanguage, Sentences> = { en, "zh-CN": zh };

/** One sentence for people: what happened, and to what. */
export function sentenceOf(draft: EventDraft, language: ChannelLanguage): string {
  // The sentence is found by the type that its details have, which the compiler cannot follow through the table.
  const say = languages[language][draft.type] as (details: object, federation: string) => string;
  return say(draft.details, draft.federation?.name ?? "");
}
