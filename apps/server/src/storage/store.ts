import type { Kysely } from "kysely";
import { apiKeyStore } from "./api-keys.ts";
import { approvalStore } from "./approvals.ts";
import { attemptStore } from "./attempts.ts";
import { attestationStore } from "./attestations.ts";
import { auditStore } from "./audit.ts";
import { companySignInStore } from "./company-sign-in.ts";
import { executorStore } from "./executors.ts";
import { federationStore } from "./federations.ts";
import { glanceStore } from "./glances.ts";
import { handoverStore } from "./handover.ts";
import { historyStore } from "./history.ts";
import { invitationStore } from "./invitations.ts";
import { loginTestStore } from "./login-tests.ts";
import { notificationChannelStore } from "./notification-channels.ts";
import { notificationOutboxStore } from "./notification-outbox.ts";
import { notificationToldStore } from "./notification-told.ts";
import { organizationStore } from "./organizations.ts";
import { peopleStore } from "./people.ts";
import { planStore } from "./plans.ts";
import { proposalStore } from "./proposals.ts";
import { resetLinkStore } from "./reset-links.ts";
import { runStore } from "./runs.ts";
import { samlRequestStore } from "./saml-requests.ts";
import type { Database } from "./schema.ts";
import { sessionStore } from "./sessions.ts";
import { signInRequestStore } from "./sign-in-requests.ts";
import { targetStore } from "./targets.ts";
import { watchStore } from "./watches.ts";

function stores(db: Kysely<Database>) {
  return {
    organizations: organizationStore(db),
    people: peopleStore(db),
    invitations: invitationStore(db),
    sessions: sessionStore(db),
    companySignIn: companySignInStore(db),
    signInRequests: signInRequestStore(db),
    resetLinks: resetLinkStore(db),
    apiKeys: apiKeyStore(db),
    attempts: attemptStore(db),
    audit: auditStore(db),
    federations: federationStore(db),
    plans: planStore(db),
    approvals: approvalStore(db),
    targets: targetStore(db),
    runs: runStore(db),
    history: historyStore(db),
    executors: executorStore(db),
    attestations: attestationStore(db),
    loginTests: loginTestStore(db),
    samlRequests: samlRequestStore(db),
    watches: watchStore(db),
    proposals: proposalStore(db),
    glances: glanceStore(db),
    handover: handoverStore(db),
    channels: notificationChannelStore(db),
    outbox: notificationOutboxStore(db),
    told: notificationToldStore(db),
  };
}

export type Store = ReturnType<typeof stores> & {
  /** Does several things together or not at all; inside a transaction it joins that one. */
  inTransaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
};

/** Everything the service keeps. Resource state is not here: reality is the state. */
export function createStore(db: Kysely<Database>): Store {
  return {
    ...stores(db),
    inTransaction: (work) =>
      db.isTransaction
        ? work(createStore(db))
        : db.transaction().execute((transaction) => work(createStore(transaction))),
  };
}
