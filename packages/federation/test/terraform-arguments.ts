/** One argument as the provider documents it. `since`: the first version that has it. */
export interface DocumentedArgument {
  required?: true;
  since?: string;
  deprecated?: string;
}

export interface DocumentedResource {
  /** Page of the provider's documentation, read as published for 1.252.0 and newer. */
  source: string;
  since: string;
  arguments: Record<string, DocumentedArgument>;
}

const page = (name: string) =>
  `aliyun/terraform-provider-alicloud website/docs/r/${name}.html.markdown; https://help.aliyun.com/zh/terraform/alicloud-${name.replaceAll("_", "-")}`;

/**
 * "Argument Reference" of every resource the export may write. Of a role and a policy the page calls the name and the
 * document optional, because each replaces a deprecated argument; one of the two is needed, so they count as required.
 */
export const documentedResources: Record<string, DocumentedResource> = {
  alicloud_ram_saml_provider: {
    source: page("ram_saml_provider"),
    since: "1.114.0",
    arguments: {
      saml_provider_name: { required: true },
      encodedsaml_metadata_document: { required: true },
      description: {},
    },
  },
  alicloud_ram_role: {
    source: page("ram_role"),
    since: "1.0.0",
    arguments: {
      role_name: { required: true, since: "1.252.0" },
      assume_role_policy_document: { required: true, since: "1.252.0" },
      description: {},
      max_session_duration: { since: "1.105.0" },
      tags: { since: "1.252.0" },
      force: {},
      name: { deprecated: "1.252.0" },
      document: { deprecated: "1.252.0" },
      version: { deprecated: "1.49.0" },
      ram_users: { deprecated: "1.49.0" },
      services: { deprecated: "1.49.0" },
    },
  },
  alicloud_ram_role_policy_attachment: {
    source: page("ram_role_policy_attachment"),
    since: "1.0.0",
    arguments: {
      role_name: { required: true },
      policy_name: { required: true },
      policy_type: { required: true },
    },
  },
  alicloud_ram_policy: {
    source: page("ram_policy"),
    since: "1.0.0",
    arguments: {
      policy_name: { required: true, since: "1.114.0" },
      policy_document: { required: true, since: "1.114.0" },
      description: {},
      rotate_strategy: { since: "1.114.0" },
      force: {},
      tags: { since: "1.246.0" },
      name: { deprecated: "1.114.0" },
      document: { deprecated: "1.114.0" },
      version: { deprecated: "1.49.0" },
      statement: { deprecated: "1.49.0" },
    },
  },
  alicloud_ram_user: {
    source: page("ram_user"),
    since: "1.0.0",
    arguments: {
      name: { required: true },
      display_name: {},
      mobile: {},
      email: {},
      comments: {},
      force: {},
    },
  },
  alicloud_ram_user_policy_attachment: {
    source: page("ram_user_policy_attachment"),
    since: "1.0.0",
    arguments: {
      user_name: { required: true },
      policy_name: { required: true },
      policy_type: { required: true },
    },
  },
};

/** Blocks of a configuration, by a reader of its own: type, name, argument names. */
export function resourceBlocks(text: string): { type: string; name: string; names: string[] }[] {
  return [...text.matchAll(/^resource "([^"]+)" "([^"]+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, type = "", name = "", body = ""]) => ({
      type,
      name,
      names: [...body.matchAll(/^ {2}([a-z_]+) += /gm)].map((match) => match[1] ?? ""),
    }),
  );
}

function newer(version: string, than: string): boolean {
  const numbers = (text: string) => text.split(".").map(Number);
  const [a, b] = [numbers(version), numbers(than)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** What the provider's pages have against a configuration, in words; empty where nothing. */
export function undocumented(text: string): string[] {
  const asked = /source {2}= "aliyun\/alicloud"\n\s*version = ">= ([\d.]+)"/.exec(text)?.[1];
  if (asked === undefined) return ["no version of aliyun/alicloud is asked for"];
  return resourceBlocks(text).flatMap(({ type, name, names }) => {
    const resource = documentedResources[type];
    const at = `${type}.${name}`;
    if (resource === undefined) return [`${at}: no such resource`];
    const late = (since = resource.since) => newer(since, asked);
    return [
      ...names.flatMap((argument) => {
        const known = resource.arguments[argument];
        if (known === undefined) return [`${at}: no argument ${argument}`];
        if (known.deprecated !== undefined) return [`${at}: ${argument} is deprecated`];
        return late(known.since) ? [`${at}: ${argument} is newer than ${asked}`] : [];
      }),
      ...Object.entries(resource.arguments).flatMap(([argument, { required }]) =>
        required && !names.includes(argument) ? [`${at}: ${argument} is missing`] : [],
      ),
      ...names
        .filter((argument, index) => names.indexOf(argument) !== index)
        .map((twice) => `${at}: ${twice} twice`),
    ];
  });
}
