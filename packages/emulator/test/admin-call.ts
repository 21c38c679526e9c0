import type { RunningEmulator } from "../src/index.ts";

/** A call of the admin API: method, path behind `/_emulator`, and a body as JSON. */
export async function admin(emulator: RunningEmulator, ...[method, path, body]: [string, string, unknown?]) {
  const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(`${emulator.url}/_emulator${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
