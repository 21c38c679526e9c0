import { type FederationDocument, type FederationRole, modelStudioConsole } from "@modelstudio-sso/contracts";

/** What is known of a workspace beside its ID. */
export interface KnownWorkspace {
  name: string;
  region: string;
}

/** What an announcement may speak of. Whatever is absent is left out of the text, never guessed. */
export interface AnnouncementFacts {
  document: FederationDocument;
  /** By workspace ID; a workspace that is not here is called by its ID. */
  workspaces?: ReadonlyMap<string, KnownWorkspace> | undefined;
  /** Where people start: the IdP's tile, or the RAM-user logon where it is not the site's own. */
  startUrl?: string | undefined;
  /** Where a RAM user switches to a role, where it is not the site's own. */
  switchUrl?: string | undefined;
  /** Product whose portal shows the tile. */
  portal?: string | undefined;
  /** Whom employees ask. */
  contact?: string | undefined;
}

/** A console to land on; the region is named only where there are several consoles. */
export interface LandingPage {
  region?: string;
  url: string;
}

/** RAM users who may take a role. */
export function usersOf(document: FederationDocument, role: FederationRole): readonly string[] {
  if (document.loginPath.kind !== "ram-user") return [];
  return role.users ?? document.loginPath.users.map(({ name }) => name);
}

/** Roles somebody can have: one without a group, or without a RAM user, is nobody's. */
export function announcedRoles(document: FederationDocument): FederationRole[] {
  return document.roles.filter((role) =>
    document.loginPath.kind === "idp" ? role.groups.length > 0 : usersOf(document, role).length > 0,
  );
}

/**
 * Consoles of the workspaces people land in, each once. On the China site the region decides, so a workspace whose
 * region is not known has none.
 */
export function landingPages({
  document,
  workspaces,
}: Pick<AnnouncementFacts, "document" | "workspaces">): LandingPage[] {
  if (document.site === "international") return [{ url: modelStudioConsole("international", "") }];
  const used = announcedRoles(document).flatMap((role) => role.workspaces);
  const pages = new Map<string, string>();
  for (const { workspace } of used) {
    const region = workspaces?.get(workspace)?.region;
    if (region === undefined) continue;
    const url = modelStudioConsole(document.site, region);
    if (!pages.has(url)) pages.set(url, region);
  }
  return pages.size === 1
    ? [...pages.keys()].map((url) => ({ url }))
    : [...pages].map(([url, region]) => ({ url, region }));
}
