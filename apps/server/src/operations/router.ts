import * as account from "./account.ts";
import { api } from "./context.ts";
import * as diagnosis from "./diagnosis.ts";
import * as federations from "./federations.ts";
import * as loginTests from "./login-tests.ts";
import * as memberships from "./memberships.ts";
import * as metadata from "./metadata.ts";
import * as plans from "./plans.ts";
import * as runs from "./runs.ts";
import * as sandbox from "./sandbox.ts";
import { claimOwner, getSession } from "./session.ts";

/** Every operation of the contract; a missing one does not compile. */
export const router = api.router({
  session: { get: getSession, claimOwner },
  account: {
    inspect: account.inspect,
    users: account.users,
    workspaces: account.workspaces,
    createWorkspace: account.createWorkspace,
  },
  metadata: { check: metadata.check },
  federations: {
    list: federations.list,
    create: federations.create,
    get: federations.get,
    save: federations.save,
    remove: federations.remove,
    review: federations.review,
    guide: federations.guide,
  },
  plans: { create: plans.create, get: plans.get, latest: plans.latest },
  runs: { start: runs.start, get: runs.get, list: runs.list, events: runs.events, verify: runs.verify },
  memberships: {
    list: memberships.list,
    attest: memberships.attest,
    withdraw: memberships.withdraw,
    grant: memberships.grant,
  },
  loginTests: {
    list: loginTests.list,
    get: loginTests.get,
    startRehearsal: loginTests.startRehearsal,
    captured: loginTests.captured,
    attestRealRoad: loginTests.attestRealRoad,
    road: loginTests.road,
  },
  diagnosis: { explain: diagnosis.explain },
  sandbox: { metadata: sandbox.metadata, configureIdp: sandbox.configureIdp },
});
