import * as access from "./access.ts";
import * as account from "./account.ts";
import * as approvals from "./approvals.ts";
import * as audit from "./audit.ts";
import * as companySignIn from "./company-sign-in.ts";
import { api } from "./context.ts";
import * as diagnosis from "./diagnosis.ts";
import * as federations from "./federations.ts";
import { guide } from "./guide.ts";
import * as handover from "./handover.ts";
import * as keys from "./keys.ts";
import * as loginTests from "./login-tests.ts";
import * as memberships from "./memberships.ts";
import * as metadata from "./metadata.ts";
import * as notifications from "./notifications.ts";
import * as organization from "./organization.ts";
import * as people from "./people.ts";
import * as plans from "./plans.ts";
import * as proposals from "./proposals.ts";
import * as reset from "./reset.ts";
import * as runs from "./runs.ts";
import * as sandbox from "./sandbox.ts";
import * as session from "./session.ts";
import * as watch from "./watch.ts";

/** Every operation of the contract; a missing one does not compile. */
export const router = api.router({
  session: {
    get: session.get,
    claimOwner: session.claimOwner,
    list: session.list,
    revoke: session.revoke,
    revokeOthers: session.revokeOthers,
    credentials: session.credentials,
    changePassword: session.changePassword,
  },
  people: {
    list: people.list,
    changeRole: people.changeRole,
    remove: people.remove,
    makeResetLink: reset.makeResetLink,
    showReset: reset.showReset,
    reset: reset.reset,
    invitations: people.invitations,
    invite: people.invite,
    withdrawInvitation: people.withdrawInvitation,
    showInvitation: people.showInvitation,
    join: people.join,
  },
  organization: { settings: organization.settings, saveSettings: organization.saveSettings },
  companySignIn: { settings: companySignIn.settings, saveSettings: companySignIn.saveSettings },
  keys: { list: keys.list, create: keys.create, revoke: keys.revoke },
  audit: { list: audit.list, export: audit.exportAll, state: audit.state },
  account: {
    list: account.list,
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
    guide,
    settings: approvals.settings,
    saveSettings: approvals.saveSettings,
  },
  plans: {
    create: plans.create,
    rollback: plans.rollback,
    destroy: plans.destroy,
    get: plans.get,
    latest: plans.latest,
    approval: approvals.approval,
    approve: approvals.approve,
  },
  runs: { start: runs.start, get: runs.get, list: runs.list, events: runs.events, verify: runs.verify },
  memberships: {
    list: memberships.list,
    attest: memberships.attest,
    withdraw: memberships.withdraw,
    grant: memberships.grant,
  },
  watch: {
    health: watch.health,
    get: watch.get,
    save: watch.save,
    checkNow: watch.checkNow,
    approveEnforcement: watch.approveEnforcement,
    withdrawEnforcement: watch.withdrawEnforcement,
  },
  proposals: {
    list: proposals.list,
    create: proposals.create,
    accept: proposals.accept,
    finish: proposals.finish,
    reject: proposals.reject,
  },
  notifications: {
    channels: notifications.channels,
    createChannel: notifications.createChannel,
    saveChannel: notifications.saveChannel,
    removeChannel: notifications.removeChannel,
    rotateSecret: notifications.rotateSecret,
    test: notifications.test,
    deliveries: notifications.deliveries,
    sendAgain: notifications.sendAgain,
  },
  handover: {
    get: handover.get,
    create: handover.create,
    revoke: handover.revoke,
    open: handover.open,
    guide: handover.guide,
    sendMetadata: handover.sendMetadata,
    checkResponse: handover.checkResponse,
    saveNotes: handover.saveNotes,
  },
  access: { matrix: access.matrix, forGroups: access.forGroups },
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
