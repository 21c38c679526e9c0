import type { Kysely } from "kysely";
import { attestationStore } from "./attestations.ts";
import { executorStore } from "./executors.ts";
import { federationStore } from "./federations.ts";
import { loginTestStore } from "./login-tests.ts";
import { organizationStore } from "./organizations.ts";
import { planStore } from "./plans.ts";
import { runStore } from "./runs.ts";
import { samlRequestStore } from "./saml-requests.ts";
import type { Database } from "./schema.ts";

/** Everything the service keeps. Resource state is not here: reality is the state. */
export function createStore(db: Kysely<Database>) {
  return {
    organizations: organizationStore(db),
    federations: federationStore(db),
    plans: planStore(db),
    runs: runStore(db),
    executors: executorStore(db),
    attestations: attestationStore(db),
    loginTests: loginTestStore(db),
    samlRequests: samlRequestStore(db),
  };
}
export type Store = ReturnType<typeof createStore>;
