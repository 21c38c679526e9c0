import type { Capability, WorkspaceRole } from "@modelstudio-sso/contracts";

/** What an announcement says, in one language; written for somebody who has never heard of SAML. */
export interface AnnouncementWords {
  title: string;
  hello: string;
  intro: { idp: string; ramUser: string };
  start: {
    title: string;
    /** `portal`: the product whose portal shows the tile, where it is known. */
    tile: (portal: string | undefined, address: boolean) => string;
    signIn: string;
    logon: (accountId: string) => string;
    switchRole: (accountId: string, role: string | undefined) => string;
    chooseRole: (role: string | undefined) => string;
    land: (console: boolean) => string;
    open: (console: boolean) => string;
  };
  roles: {
    title: string;
    one: string;
    about: string;
    who: string;
    groups: (names: string) => string;
    users: (names: string) => string;
    workspaces: string;
    workspace: (name: string, right: string) => string;
    allows: string;
    session: string;
  };
  right: Record<WorkspaceRole, string>;
  meaning: Record<WorkspaceRole, string>;
  capability: Record<Capability, string>;
  /** At the end: other roles, the end of a session, and whom to ask. */
  later: {
    title: string;
    changeRole: { idp: string; ramUser: string };
    sessionEnds: string;
    help: (contact: string | undefined) => string;
  };
  atMost: (duration: string) => string;
  duration: (hours: number, minutes: number) => string;
  colon: string;
  list: string;
  /** Between phrases that hold commas of their own. */
  phrases: string;
}
