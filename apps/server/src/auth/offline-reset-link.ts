import { diagnostic } from "@modelstudio-sso/contracts";
import { theService } from "../audit/record-as.ts";
import { withDatabase } from "../backup/open-database.ts";
import type { Config } from "../config.ts";
import { Refused } from "../operations/refused.ts";
import type { Database } from "../storage/schema.ts";
import { createStore } from "../storage/store.ts";
import { type MadeLink, makeResetLink } from "./reset-link.ts";

export { type Config, ConfigError, readConfig } from "../config.ts";
export { Refused } from "../operations/refused.ts";
export type { MadeLink };

/**
 * Makes a link for another password without anybody being signed in: for the owner whom nobody else can help. Whoever
 * can read the database's address can do this. Throws `Refused`.
 */
export function resetLinkFor(
  config: Pick<Config, "databaseUrl" | "dataDir" | "publicUrl" | "port">,
  asked: { email: string; liftSecondFactor: boolean; now: Date },
): Promise<MadeLink> {
  return withDatabase<MadeLink, Database>(config, async ({ db }) => {
    const store = createStore(db);
    const person = await store.people.byEmail(asked.email.toLowerCase());
    if (person === null) {
      const detail = "Compare it with the page “People”, and the database with the service's.";
      throw new Refused([diagnostic("people.unknown-person", { detail, got: asked.email })]);
    }
    return makeResetLink({
      store,
      publicUrl: config.publicUrl ?? `http://127.0.0.1:${config.port}`,
      now: asked.now,
      author: theService,
      organizationId: person.organizationId,
      person,
      liftSecondFactor: asked.liftSecondFactor,
    });
  });
}
