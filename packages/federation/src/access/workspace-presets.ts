import {
  type AccessLegend,
  type PageAccess,
  type WorkspaceRole,
  workspacePageSchema,
} from "@modelstudio-sso/contracts";

/** All but the two that are about other people. */
const contentPages = workspacePageSchema.options.filter((page) => page !== "api-keys" && page !== "members");

function pages(given: {
  content: PageAccess["access"];
  keys: PageAccess["access"];
  members: PageAccess["access"];
}) {
  return [
    ...contentPages.map((page): PageAccess => ({ page, access: given.content })),
    { page: "api-keys" as const, access: given.keys },
    { page: "members" as const, access: given.members },
  ];
}

/**
 * What Admin and Visitor open. Older consoles: Visitor has all but user and role management. Newer ones have no
 * Visitor: a plain member reads every page but keys and members, and changes what it is given page by page.
 */
export const workspacePresets: AccessLegend["workspaceRoles"] = (["Admin", "Visitor"] as const).flatMap(
  (role: WorkspaceRole) => [
    {
      role,
      console: "workspace-roles" as const,
      pages: pages({ content: "operate", keys: "operate", members: role === "Admin" ? "operate" : "none" }),
    },
    {
      role,
      console: "page-permissions" as const,
      pages:
        role === "Admin"
          ? pages({ content: "operate", keys: "operate", members: "operate" })
          : pages({ content: "read", keys: "none", members: "none" }),
    },
  ],
);
