import { isIP } from "node:net";

/**
 * The host that passkeys of a service at this address belong to; `null` where there is none. Browsers know passkeys
 * of names only, and of the name `localhost`, which this computer's own address stands for.
 * Source: W3C Web Authentication Level 3, 5.1.3 (effective domain).
 */
export function passkeyHost(publicUrl: string): string | null {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
  if (host === "127.0.0.1" || host === "::1") return "localhost";
  return isIP(host) === 0 ? host : null;
}
