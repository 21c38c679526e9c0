import {
  type ConsoleStep,
  modelStudioConsole,
  type SiteId,
  type WorkspaceRole,
} from "@modelstudio-sso/contracts";

/** What the console of a generation calls the two presets. Newer ones speak of page permissions. */
const presetWords: Record<WorkspaceRole, { preset: string; pages: string }> = {
  Admin: { preset: "Admin", pages: "Administrator (all pages of the workspace)" },
  Visitor: { preset: "Visitor", pages: "the pages people need; every page is readable for a member" },
};

export interface MembershipTarget {
  site: SiteId;
  region: string;
  role: string;
  roleId: string | null;
  workspace: string;
  workspaceName: string;
  workspaceRole: WorkspaceRole;
  displayName: string;
  /** Address of the members page, where it is not the site's own (the sandbox). */
  accountsPage?: string | undefined;
}

/**
 * What a person clicks and enters, in order. Two acts: the role becomes a user of Model Studio once, then gets its
 * rights per workspace. Source: Model Studio, "Log on and use Model Studio as a RAM role" and "User management".
 */
export function consoleSteps(target: MembershipTarget): ConsoleStep[] {
  const words = presetWords[target.workspaceRole];
  const page = target.accountsPage ?? modelStudioConsole(target.site, target.region);
  return [
    {
      id: "open",
      url: page,
      fields: [
        { label: "Menu", value: "System Administration > Accounts", copy: false },
        { label: "Region", value: target.region, copy: false },
      ],
    },
    {
      id: "add-user",
      fields: [
        { label: "Type", value: "RAM Role", copy: false },
        { label: "RAM Role", value: target.role, copy: true },
        { label: "RoleId", value: target.roleId ?? "known after apply", copy: target.roleId !== null },
        { label: "Display Name", value: target.displayName, copy: true },
      ],
    },
    {
      id: "grant",
      fields: [
        { label: "Workspace", value: `${target.workspaceName} (${target.workspace})`, copy: true },
        { label: "Role", value: words.preset, copy: false },
        { label: "In newer consoles", value: words.pages, copy: false },
        { label: "If the role is already listed", value: "Edit Permissions", copy: false },
      ],
    },
    {
      id: "check",
      fields: [{ label: "Status", value: "The role is listed with this workspace", copy: false }],
    },
  ];
}

/** Who may do it. Source: Model Studio, "Permissions" (super administrator, management-layer policies). */
export const whoMayAddMembers =
  "The Alibaba Cloud account itself, or a RAM user or role with AliyunBailianFullAccess or AliyunBailianControlFullAccess.";
