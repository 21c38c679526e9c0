const atConsole = "a person looks at the console";
const browser = "a person signs in with a browser";
const never = "Alibaba Cloud would have to say";

/** Lines of docs/unconfirmed.md that no call of an API settles, each with the reason. */
export const notTestable: Readonly<Record<string, string>> = {
  "console-add-role": atConsole,
  "console-edit-permissions": atConsole,
  "console-presets": atConsole,
  "member-role-works": browser,
  "member-role-id": "no call lists the members of a workspace; a person looks at the console",
  "super-admin-entry": browser,
  "control-policy-enough": atConsole,
  "member-limit": never,
  "membership-verified": "no call to read a membership back is known",
  "bailian-index": "what an index gives is seen in the console only",
  "bailian-unknown-calls": "their requests are not known",
  "not-activated": "needs an account that never activated Model Studio",
  "workspace-limit": "would fill the account with workspaces",
  "console-addresses": browser,
  "broken-pairs-hidden": browser,
  "sp-initiated": "its address is not known",
  "relay-fragment": browser,
  "logon-addresses": browser,
  "ram-console-address": browser,
  "console-session": browser,
  chooser: browser,
  "idp-recipes": "needs each IdP",
  "call-limits": "would throttle everybody else in the account",
  "body-size": "nothing depends on it",
  "signin-host": browser,
  "api-keys": "would make a key that can be used, and the product makes none",
  "other-region": "the cloud has no such host",
  "source-identity": "the product sends none",
  "password-rule": "each account has its own",
};
