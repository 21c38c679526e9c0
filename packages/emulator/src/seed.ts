/** What a fresh emulator holds. */
export interface EmulatorSeed {
  accounts: SeedAccount[];
}

/** One Alibaba Cloud account of a seed. */
export interface SeedAccount {
  /** 16-digit account ID. */
  accountId: string;
  /** The account alias, part of `user@alias` and of the chooser page. */
  alias: string;
  /** Decides entity ID, ACS URL and console hosts. */
  site: "international" | "china";
  /** Long-lived keys; `principal` is `root` or the name of a RAM user. */
  accessKeys: { accessKeyId: string; accessKeySecret: string; principal: "root" | string }[];
  /** RAM users; `policies` are names of custom policies of this seed, or of system policies. */
  users?: SeedUser[];
  /** Groups of users; `policies` as for users. */
  groups?: { groupName: string; users?: string[]; policies?: string[] }[];
  /** Custom policies, in force as they stand. */
  customPolicies?: { policyName: string; document: object; description?: string; tags?: SeedTags }[];
  /** SAML providers with the XML of their metadata. */
  samlProviders?: { name: string; metadataXml: string; description?: string }[];
  /** Roles; `policies` as for users. */
  roles?: SeedRole[];
  /** Model Studio workspaces; `default` marks the region's default workspace. */
  workspaces?: { workspaceId: string; workspaceName: string; region: string; default?: boolean }[];
  /** Members of Model Studio, each a user or a role of this seed, with what they may do. */
  members?: SeedMember[];
  /** Default true. */
  modelStudioActivated?: boolean;
  /** Default true. */
  ramActivated?: boolean;
  /** User-based single sign-on is on; default false. */
  userSso?: boolean;
}

/** Tags by key. */
export type SeedTags = Readonly<Record<string, string>>;

/** A RAM user of a seed. */
export interface SeedUser {
  userName: string;
  displayName?: string;
  /** Console password; absent: no console logon. */
  password?: string;
  policies?: string[];
}

/** A role of a seed. */
export interface SeedRole {
  roleName: string;
  trustPolicy: object;
  description?: string;
  /** Seconds; default 3600. */
  maxSessionDuration?: number;
  policies?: string[];
  tags?: SeedTags;
}

/** A member of a seed: exactly one of `user` and `role`. */
export interface SeedMember {
  user?: string;
  role?: string;
  displayName?: string;
  grants?: { workspaceId: string; workspaceRole?: "Administrator" | "Visitor"; pages?: string[] }[];
}

/**
 * One international account, its administrator's key, an employee without permissions and three workspaces.
 * The secrets are public on purpose: they open nothing but this sandbox.
 */
export function defaultSeed(): EmulatorSeed {
  const region = "ap-southeast-1";
  return {
    accounts: [
      {
        accountId: "5123456789012345",
        alias: "acme-sandbox",
        site: "international",
        accessKeys: [
          { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret", principal: "sso-admin" },
        ],
        users: [
          {
            userName: "sso-admin",
            displayName: "SSO administrator",
            password: "Sandbox-Admin-1",
            policies: ["AliyunRAMFullAccess", "AliyunBailianFullAccess"],
          },
          { userName: "lin.wei", displayName: "Lin Wei", password: "Sandbox-Logon-1" },
        ],
        workspaces: [
          { workspaceId: "ws-a1b2c3d4e5f60718", workspaceName: "Default workspace", region, default: true },
          { workspaceId: "ws-1f2e3d4c5b6a7988", workspaceName: "AI Research", region },
          { workspaceId: "ws-9c8b7a6d5e4f3021", workspaceName: "Customer Care", region },
        ],
      },
    ],
  };
}

/** The default account, a second one of the international site, and one of the China site; one key for each. */
export function severalAccountsSeed(): EmulatorSeed {
  const policies = ["AliyunRAMFullAccess", "AliyunBailianFullAccess"];
  const more = (account: Pick<SeedAccount, "accountId" | "alias" | "site">, key: string, region: string) => ({
    ...account,
    accessKeys: [
      { accessKeyId: key, accessKeySecret: `${key.toLowerCase()}-secret`, principal: "sso-admin" },
    ],
    users: [
      {
        userName: "sso-admin",
        displayName: "SSO administrator",
        password: "Sandbox-Admin-1",
        policies,
      },
    ],
    workspaces: [
      {
        workspaceId: `ws-${account.accountId}`,
        workspaceName: "Default workspace",
        region,
        default: true,
      },
    ],
  });
  const lab = { accountId: "5222222222222222", alias: "acme-lab", site: "international" as const };
  const china = { accountId: "1333333333333333", alias: "acme-china", site: "china" as const };
  return {
    accounts: [
      ...defaultSeed().accounts,
      more(lab, "SANDBOXLAB", "ap-southeast-1"),
      more(china, "SANDBOXCHINA", "cn-beijing"),
    ],
  };
}
