/** Whatever has an emulated cloud. */
interface HasCloud {
  emulator: { url: string };
}

interface EmulatorState {
  users: { userName: string }[];
  roles: { roleName: string; tags: { key: string; value: string }[] }[];
  policies: { policyName: string }[];
  attachments: { entityType: string; entityName: string; policyType: string; policyName: string }[];
  providers: { name: string }[];
}

/** Fields that a second, equal thing has other values in. */
const volatile = /^(.*Date|.*Id)$/;

function settled(thing: object): string {
  return JSON.stringify(thing, (key, value) => (volatile.test(key) ? undefined : value));
}

/** All that the cloud holds, by address and without what differs from one making to the next. */
export async function stateOf(world: HasCloud): Promise<Map<string, string>> {
  const state = (await (await fetch(`${world.emulator.url}/_emulator/state`)).json()) as EmulatorState;
  return new Map([
    ...state.users.map((user): [string, string] => [`user/${user.userName}`, settled(user)]),
    ...state.roles.map((role): [string, string] => [
      `role/${role.roleName}`,
      settled({ ...role, tags: [...role.tags].sort((a, b) => (a.key < b.key ? -1 : 1)) }),
    ]),
    ...state.policies.map((policy): [string, string] => [
      `custom-policy/${policy.policyName}`,
      settled(policy),
    ]),
    ...state.attachments.map((entry): [string, string] => [
      `${entry.entityType}-policy/${entry.entityName}/${entry.policyType}:${entry.policyName}`,
      "attached",
    ]),
    ...state.providers.map((provider): [string, string] => [
      `saml-provider/${provider.name}`,
      settled(provider),
    ]),
  ]);
}

/** Both states without some resources and what is attached to them, ready to be compared. */
export function without(
  state: ReadonlyMap<string, string>,
  addresses: readonly string[],
): [string, string][] {
  const gone = (address: string) =>
    addresses.some((entry) => address === entry || address.startsWith(`${entry.replace("/", "-policy/")}/`));
  return [...state].filter(([address]) => !gone(address)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What of a state carries the marker of one federation. */
export function ownedBy(state: ReadonlyMap<string, string>, federation: string): [string, string][] {
  const marked = [...state].filter(
    ([, text]) =>
      text.includes(`"modelstudio-sso-federation","value":"${federation}"`) ||
      text.includes(`[msso:${federation}]`),
  );
  return marked.sort(([a], [b]) => (a < b ? -1 : 1));
}
