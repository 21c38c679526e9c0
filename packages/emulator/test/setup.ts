import type { RunningEmulator } from "../src/index.ts";
import { encodedMetadataOf, idpA } from "./idp.ts";
import { clientsOf, ims, ram } from "./sdk.ts";

export const accountId = "5123456789012345";
export const acsUrl = "https://signin.alibabacloud.com/saml-role/sso";
export const providerArn = `acs:ram::${accountId}:saml-provider/acme-idp`;

/** ARN of a role of the seed account. */
export function roleArn(name: string): string {
  return `acs:ram::${accountId}:role/${name}`;
}

/** A value of the Role attribute. */
export function pair(role: string): string {
  return `${roleArn(role)},${providerArn}`;
}

/** Trust policy of role sign-in. */
export function samlTrust(recipient: string | string[] = acsUrl): string {
  return trust({ Federated: [providerArn] }, { StringEquals: { "saml:recipient": recipient } });
}

/** Any trust policy with one statement. */
export function trust(principal: object, condition?: object): string {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal };
  return JSON.stringify({
    Version: "1",
    Statement: [condition === undefined ? statement : { ...statement, Condition: condition }],
  });
}

/** An identity policy with one statement. */
export function identity(
  effect: string,
  action: string | string[],
  resource: string | string[] = "*",
): string {
  return JSON.stringify({
    Version: "1",
    Statement: [{ Effect: effect, Action: action, Resource: resource }],
  });
}

/** Registers idpA as `acme-idp`. */
export async function createProvider(emulator: RunningEmulator): Promise<void> {
  const request = { SAMLProviderName: "acme-idp", encodedSAMLMetadataDocument: encodedMetadataOf(idpA) };
  await clientsOf(emulator).ims.createSAMLProvider(new ims.CreateSAMLProviderRequest(request));
}

/** Creates a role and returns its RoleId. */
export async function createRole(
  emulator: RunningEmulator,
  roleName: string,
  options: { trust?: string; maxSessionDuration?: number; policies?: string[] } = {},
): Promise<string> {
  const { ram: client } = clientsOf(emulator);
  const answer = await client.createRole(
    new ram.CreateRoleRequest({
      roleName,
      assumeRolePolicyDocument: options.trust ?? samlTrust(),
      ...(options.maxSessionDuration === undefined ? {} : { maxSessionDuration: options.maxSessionDuration }),
    }),
  );
  for (const policyName of options.policies ?? []) {
    await client.attachPolicyToRole(
      new ram.AttachPolicyToRoleRequest({ policyType: "System", policyName, roleName }),
    );
  }
  return answer.body?.role?.roleId ?? "";
}
