/** Groups of operations, in the order somebody meets them. The first part of an operation's ID names its group. */
export const tags = [
  { name: "federations", text: "One IdP, one account, one site: the document, its review, its settings." },
  {
    name: "plans",
    text: "What would change at the cloud, in sentences and as data; approval by fingerprint.",
  },
  { name: "runs", text: "Carrying out a plan, its events, and what is there afterwards." },
  { name: "memberships", text: "Which role was added to which workspace, by whom." },
  { name: "loginTests", text: "Logins judged end to end." },
  { name: "access", text: "Who can do what: groups, roles, workspaces, permissions." },
  { name: "watch", text: "Drift, certificates, metadata, limits, and what to do about them." },
  { name: "proposals", text: "Metadata that came in and waits for a decision." },
  { name: "handover", text: "The link for the IdP's admin." },
  { name: "metadata", text: "Reading IdP metadata." },
  { name: "diagnosis", text: "Explaining a captured response." },
  { name: "account", text: "Cloud accounts, their users and workspaces." },
  { name: "notifications", text: "Webhooks and mail." },
  { name: "people", text: "Who belongs to the organisation, and one-time links." },
  { name: "organization", text: "Settings of the organisation." },
  { name: "companySignIn", text: "Signing in to this service by the company's own IdP." },
  { name: "keys", text: "API keys." },
  { name: "audit", text: "The audit log." },
  { name: "session", text: "The browser's own session." },
  { name: "sandbox", text: "The local cloud and rehearsal IdP, where the service has them." },
] as const;

export function tagOf(operationId: string): string {
  return operationId.split(".")[0] ?? operationId;
}
