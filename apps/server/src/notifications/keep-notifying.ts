import type { Services } from "../services.ts";
import { noticeHealth } from "./notice-health.ts";

/** How often certificates and memberships are looked at, and old deliveries taken away, in milliseconds. */
const glanceEveryMs = 30 * 60_000;
const keptMs = 30 * 86_400_000;

/** Tells what is due by the calendar, for every organisation, and forgets what is too old. */
export async function glance(services: Services): Promise<void> {
  const { store } = services;
  for (const organizationId of await store.organizations.all()) await noticeHealth(services, organizationId);
  await store.outbox.prune(new Date(services.now().getTime() - keptMs));
  await store.channels.forgetSecretsBefore(services.now());
}

/** Sends and looks, for as long as the service runs. Any number of servers share the work through the database. */
export function keepNotifying(services: Services, everyMs: number): { stop(): Promise<void> } {
  const log = services.log.child({ part: "notifications" });
  let stopped = false;
  const guarded = (work: () => Promise<void>) => async () => {
    if (stopped) return;
    await work().catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "notifications stand still");
    });
  };
  const send = guarded(() => services.sender.sendDue(() => stopped));
  const look = guarded(() => glance(services));
  let sending = send();
  let looking = look();
  const timers = [
    setInterval(() => {
      sending = sending.then(send);
    }, everyMs),
    setInterval(() => {
      looking = looking.then(look);
    }, glanceEveryMs),
  ];
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all([sending, looking]);
    },
  };
}
