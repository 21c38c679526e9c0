import type { RoleRecord, SamlProviderRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";

/** The role an ARN names, in whichever account; undefined when there is none. */
export function roleByArn(store: State, arn: string): RoleRecord | undefined {
  const match = /^acs:ram::(\d+):role\/(.+)$/.exec(arn);
  return match === null ? undefined : store.get("role", [match[1] ?? "", match[2] ?? ""]);
}

/** The SAML provider an ARN names; undefined when there is none. */
export function providerByArn(store: State, arn: string): SamlProviderRecord | undefined {
  const match = /^acs:ram::(\d+):saml-provider\/(.+)$/.exec(arn);
  return match === null ? undefined : store.get("samlProvider", [match[1] ?? "", match[2] ?? ""]);
}
