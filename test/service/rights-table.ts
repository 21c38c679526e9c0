/** Who may begin an operation, and how far it reaches. Written here once more, on purpose, and by hand. */
export interface Row {
  right:
    | "public"
    | "own"
    | "read"
    | "operate"
    | "approve"
    | "manage-people"
    | "manage-settings"
    | "read-audit";
  /**
   * `federation`: about one federation, by its own or its part's ID. `each`: open to everybody with the right, and it
   * looks at each federation itself. `people`: about the organisation, open to people with a part of it, not to a key
   * of one federation. `channel`: about one channel or delivery of notifications, which those who see only a part do not
   * find. `account`: about the service's own cloud account. `whole`: only for who sees everything.
   */
  reach: "federation" | "channel" | "each" | "people" | "account" | "whole";
}

const federation = (right: Row["right"]): Row => ({ right, reach: "federation" });
const whole = (right: Row["right"]): Row => ({ right, reach: "whole" });
const own: Row = { right: "own", reach: "each" };
const open: Row = { right: "public", reach: "each" };

export const rightsTable: Record<string, Row> = {
  "session.get": open,
  "session.claimOwner": open,
  "session.list": own,
  "session.revoke": own,
  "session.revokeOthers": own,
  "session.credentials": own,
  "session.changePassword": own,
  "people.list": { right: "read", reach: "people" },
  "people.changeRole": whole("manage-people"),
  "people.remove": whole("manage-people"),
  "people.makeResetLink": whole("manage-people"),
  "people.showReset": open,
  "people.reset": open,
  "people.invitations": whole("manage-people"),
  "people.invite": whole("manage-people"),
  "people.withdrawInvitation": whole("manage-people"),
  "people.showInvitation": open,
  "people.join": open,
  "organization.settings": { right: "read", reach: "people" },
  "organization.saveSettings": whole("manage-settings"),
  "companySignIn.settings": whole("manage-settings"),
  "companySignIn.saveSettings": whole("manage-settings"),
  "keys.list": own,
  "keys.create": own,
  "keys.revoke": own,
  "audit.list": whole("read-audit"),
  "audit.export": whole("read-audit"),
  "audit.state": whole("read-audit"),
  "account.list": { right: "read", reach: "each" },
  "account.inspect": { right: "read", reach: "account" },
  "account.users": { right: "read", reach: "account" },
  "account.workspaces": { right: "read", reach: "account" },
  "account.createWorkspace": { right: "operate", reach: "account" },
  "metadata.check": { right: "read", reach: "each" },
  "federations.list": { right: "read", reach: "each" },
  "federations.create": { right: "operate", reach: "each" },
  "federations.get": federation("read"),
  "federations.save": federation("operate"),
  "federations.remove": federation("operate"),
  "federations.review": federation("read"),
  "federations.guide": federation("read"),
  "federations.settings": federation("read"),
  "federations.saveSettings": federation("manage-settings"),
  "plans.create": federation("operate"),
  "plans.rollback": federation("operate"),
  "plans.destroy": federation("operate"),
  "plans.get": federation("read"),
  "plans.latest": federation("read"),
  "plans.approval": federation("read"),
  "plans.approve": federation("approve"),
  "runs.start": federation("operate"),
  "runs.get": federation("read"),
  "runs.events": federation("read"),
  "runs.list": federation("read"),
  "runs.verify": federation("read"),
  "memberships.list": federation("read"),
  "memberships.attest": federation("operate"),
  "memberships.withdraw": federation("operate"),
  "memberships.grant": federation("operate"),
  "loginTests.list": federation("read"),
  "loginTests.get": federation("read"),
  "loginTests.startRehearsal": federation("operate"),
  "loginTests.captured": federation("operate"),
  "loginTests.attestRealRoad": federation("operate"),
  "loginTests.road": federation("read"),
  "access.matrix": federation("read"),
  "access.forGroups": federation("read"),
  "watch.health": { right: "read", reach: "each" },
  "watch.get": federation("read"),
  "watch.save": federation("operate"),
  "watch.checkNow": federation("operate"),
  "watch.approveEnforcement": federation("approve"),
  "watch.withdrawEnforcement": federation("approve"),
  "proposals.list": federation("read"),
  "proposals.create": federation("operate"),
  "proposals.accept": federation("operate"),
  "proposals.finish": federation("operate"),
  "proposals.reject": federation("operate"),
  "notifications.channels": whole("read"),
  "notifications.createChannel": whole("operate"),
  "notifications.saveChannel": { right: "operate", reach: "channel" },
  "notifications.removeChannel": { right: "operate", reach: "channel" },
  "notifications.rotateSecret": { right: "operate", reach: "channel" },
  "notifications.test": { right: "operate", reach: "channel" },
  "notifications.deliveries": whole("read"),
  "notifications.sendAgain": { right: "operate", reach: "channel" },
  "handover.get": federation("read"),
  "handover.create": federation("operate"),
  "handover.revoke": federation("operate"),
  // The IdP's admin has no account here: their link is their right, and its own tests look after it.
  "handover.open": open,
  "handover.guide": open,
  "handover.sendMetadata": open,
  "handover.checkResponse": open,
  "handover.saveNotes": open,
  "diagnosis.explain": { right: "read", reach: "each" },
  "sandbox.metadata": { right: "read", reach: "people" },
  "sandbox.configureIdp": federation("operate"),
};

interface ActorRule {
  rights: readonly string[];
  /** What becomes of a request with the right that reaches further than this one does. */
  sees: "everything" | "another account" | "another federation" | "another organisation";
}

const memberRights = ["own", "read"];

/** Everybody who could knock. */
export const actors = {
  owner: {
    rights: [...memberRights, "operate", "approve", "manage-people", "manage-settings", "read-audit"],
    sees: "everything",
  },
  operator: { rights: [...memberRights, "operate"], sees: "everything" },
  approver: { rights: [...memberRights, "approve"], sees: "everything" },
  auditor: { rights: [...memberRights, "read-audit"], sees: "everything" },
  "operator of another account": { rights: [...memberRights, "operate"], sees: "another account" },
  "owner of another organisation": {
    rights: [...memberRights, "operate", "approve", "manage-people", "manage-settings", "read-audit"],
    sees: "another organisation",
  },
  "key to read": { rights: ["read"], sees: "everything" },
  "key to operate": { rights: ["read", "operate"], sees: "everything" },
  "key to read the audit log": { rights: ["read-audit"], sees: "everything" },
  "key of another federation": { rights: ["read", "operate"], sees: "another federation" },
} as const satisfies Record<string, ActorRule>;
export type ActorName = keyof typeof actors;

/** The status a request must be refused with; `null` where it must be let through. */
export function refusalExpected(name: ActorName | "signed out" | "made-up key", row: Row): number | null {
  if (row.right === "public") return null;
  if (name === "signed out" || name === "made-up key") return 401;
  const actor: ActorRule = actors[name];
  if (!actor.rights.includes(row.right)) return 403;
  if (row.reach === "federation" || row.reach === "channel") return actor.sees === "everything" ? null : 404;
  if (row.reach === "each" || actor.sees === "everything" || actor.sees === "another organisation")
    return null;
  return row.reach === "people" && actor.sees === "another account" ? null : 403;
}
