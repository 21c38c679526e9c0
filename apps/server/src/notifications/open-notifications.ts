import type { Logger } from "pino";
import { Counter } from "prom-client";
import type { Config } from "../config.ts";
import type { Outbound } from "../outbound/outbound.ts";
import { secretsFor } from "../secret.ts";
import { createSealer, type Sealer } from "../secrets/sealed.ts";
import type { Store } from "../storage/store.ts";
import { resealSecrets } from "./channel-secrets.ts";
import { usualPace } from "./pace.ts";
import { mailSender } from "./send-mail.ts";
import { createSender, type Sender } from "./sender.ts";

export interface Notifications {
  sealer: Sealer;
  sender: Sender;
  counter: Counter;
  /** Milliseconds between two looks into the outbox. */
  everyMs: number;
}

/** Opens what notifications need, with every secret under the present key. */
export async function openNotifications(given: {
  config: Pick<Config, "masterKey" | "masterKeyPrevious" | "dataDir" | "mail">;
  store: Store;
  outbound: Outbound;
  publicUrl: string;
  log: Logger;
}): Promise<Notifications> {
  const { config, store, outbound, publicUrl } = given;
  const log = given.log.child({ part: "notifications" });
  const sealer = createSealer(secretsFor("sealed-secrets", config));
  await resealSecrets(store, sealer, log);
  const counter = new Counter({
    name: "msso_notification_attempts_total",
    help: "Attempts to deliver notifications by kind of channel and outcome",
    labelNames: ["kind", "outcome"],
    registers: [],
  });
  const sender = createSender({
    store,
    outbound,
    sealer,
    sendMail: mailSender(config.mail),
    publicUrl,
    pace: usualPace,
    now: () => new Date(),
    chance: Math.random,
    count: (kind, outcome) => counter.inc({ kind, outcome }),
    log,
  });
  return { sealer, sender, counter, everyMs: usualPace.everyMs };
}
