import type { Cloud } from "../cloud.ts";
import { sites } from "../saml/sites.ts";

/** Domains that RelayState may lead to, as published. */
const domains = [
  "aliyun.com",
  "hichina.com",
  "yunos.com",
  "taobao.com",
  "tmall.com",
  "alibabacloud.com",
  "alipay.com",
];

const modelStudioHosts = new Set([
  new URL(sites.international.modelStudioConsole).hostname,
  new URL(sites.china.modelStudioConsole).hostname,
  "modelstudio.console.aliyun.com",
  "bailian.console.alibabacloud.com",
]);

/** Where a sign-in to an account leads: a local page, or the address the real site would redirect to. */
export function landing(cloud: Cloud, relayState: string, accountId: string): string {
  if (cloud.assumptions.signIn.landing !== "published") return landingPath(relayState);
  const { consoleHome } = sites[cloud.store.get("account", [accountId])?.site ?? "international"];
  return allowedTarget(relayState)?.href ?? consoleHome;
}

/**
 * The local page a sign-in lands on.
 *
 * The real service redirects to RelayState itself. Those are real hosts, so the sandbox stands in for them:
 * a Model Studio address lands on its local page, which names the address, everything else on the console.
 */
function landingPath(relayState: string): string {
  const target = allowedTarget(relayState);
  if (target === undefined || !modelStudioHosts.has(target.hostname)) return "/console";
  return `/console/model-studio?relayState=${encodeURIComponent(relayState)}`;
}

/** The parsed address if it is on a published domain, else undefined. */
export function allowedTarget(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return undefined;
  const known = domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  return known ? url : undefined;
}
