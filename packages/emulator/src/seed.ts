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
  /** RAM users; `policies` are names of system policies. */
  users?: { userName: string; displayName?: string; password?: string; policies?: string[] }[];
  /** Model Studio workspaces; `default` marks the region's default workspace. */
  workspaces?: { workspaceId: string; workspaceName: string; region: string; default?: boolean }[];
  /** Default true. */
  modelStudioActivated?: boolean;
  /** Default true. */
  ramActivated?: boolean;
  /** User-based single sign-on is on; default false. */
  userSso?: boolean;
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
