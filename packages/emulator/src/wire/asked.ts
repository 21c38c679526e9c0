import type { Wish } from "../access/evaluate.ts";
import type { Asked, Call, SignedOperation } from "./operation.ts";

/** What RAM is asked for a call, with the blanks filled in. A parameter that is absent counts as `*`. */
export function wishesOf(asks: SignedOperation["asks"], call: Call): Wish[] {
  const asked = typeof asks === "function" ? asks(call) : asks;
  return asked.map(({ action, resource }) => ({ action, resource: filledIn(resource, call) }));
}

function filledIn(resource: string, call: Call): string {
  return resource.replace(/\{(\w+)\}/g, (_blank, name: string) => {
    if (name === "account") return call.account.accountId;
    if (name === "policyOwner") return policyOwner(call);
    return call.params[name] || "*";
  });
}

/** System policies belong to the cloud. */
function policyOwner(call: Call): string {
  return call.params.PolicyType === "System" ? "system" : call.account.accountId;
}

/** The usual single wish. */
export function asking(action: string, resource = "*"): readonly Asked[] {
  return [{ action, resource }];
}
