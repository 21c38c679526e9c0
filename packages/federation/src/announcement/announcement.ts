import { alibabaSites, type FederationRole, type GuideLocale } from "@modelstudio-sso/contracts";
import { capabilitiesOfPolicy, sortedCapabilities, withoutImplied } from "../access/capabilities.ts";
import { sessionAccess } from "../access/session-access.ts";
import { type AnnouncementFacts, announcedRoles, type LandingPage, landingPages, usersOf } from "./facts.ts";
import { announcementWords } from "./words/index.ts";
import type { AnnouncementWords } from "./words/words.ts";

export interface AnnouncementStep {
  text: string;
  addresses: LandingPage[];
}

/** One role as an employee sees it: what it is for, who has it, where it leads. */
export interface AnnouncementRole {
  name: string;
  facts: { label: string; value: string }[];
}

/** What employees are told, in one language. Nothing in it is secret, and it says nothing of SAML. */
export interface Announcement {
  language: GuideLocale;
  title: string;
  opening: string[];
  start: { title: string; steps: AnnouncementStep[] };
  roles: { title: string; text: string[]; roles: AnnouncementRole[]; notes: string[] };
  later: { title: string; text: string[] };
}

interface Scope {
  facts: AnnouncementFacts;
  words: AnnouncementWords;
  roles: FederationRole[];
}

/** A name that came from a person or an IdP stays on its line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

function durationOf(seconds: number, { words }: Scope): string {
  // A session is at least 15 minutes; a started minute is not promised.
  const minutes = Math.floor(seconds / 60);
  return words.atMost(words.duration(Math.floor(minutes / 60), minutes % 60));
}

function startSteps(scope: Scope): AnnouncementStep[] {
  const { facts, words, roles } = scope;
  const { document } = facts;
  const consoles = landingPages(facts);
  const only = roles.length === 1 ? roles[0]?.name : undefined;
  const at = (url: string | undefined) => (url === undefined ? [] : [{ url }]);
  if (document.loginPath.kind === "ram-user") {
    const site = alibabaSites[document.site];
    return [
      { text: words.start.logon(document.accountId), addresses: at(facts.startUrl ?? site.signInUrl) },
      {
        text: words.start.switchRole(document.accountId, only),
        addresses: at(facts.switchUrl ?? site.switchIdentityUrl),
      },
      { text: words.start.open(consoles.length > 0), addresses: consoles },
    ];
  }
  return [
    {
      text: words.start.tile(facts.portal, facts.startUrl !== undefined),
      addresses: at(facts.startUrl),
    },
    { text: words.start.signIn, addresses: [] },
    { text: words.start.chooseRole(only), addresses: [] },
    { text: words.start.land(consoles.length > 0), addresses: consoles },
  ];
}

/** What the role's policies allow beside the workspaces, in plain words; undefined where it has none. */
function allowed(role: FederationRole, { words }: Scope): string | undefined {
  const all = role.policies.flatMap((policy) => capabilitiesOfPolicy("System", policy) ?? []);
  const told = withoutImplied(sortedCapabilities(all));
  return told.length === 0 ? undefined : told.map((id) => words.capability[id]).join(words.phrases);
}

function roleFacts(role: FederationRole, scope: Scope): AnnouncementRole["facts"] {
  const { facts, words } = scope;
  const idp = facts.document.loginPath.kind === "idp";
  const names = (given: readonly string[]) => given.map(oneLine).join(words.list);
  const about = role.description === undefined ? "" : oneLine(role.description);
  const rows: [string, string | undefined][] = [
    [words.roles.about, about === "" ? undefined : about],
    [
      words.roles.who,
      idp ? words.roles.groups(names(role.groups)) : words.roles.users(names(usersOf(facts.document, role))),
    ],
    [
      words.roles.workspaces,
      role.workspaces.length === 0
        ? undefined
        : role.workspaces
            .map((entry) => {
              const name = facts.workspaces?.get(entry.workspace)?.name ?? entry.workspace;
              return words.roles.workspace(oneLine(name), words.right[entry.role]);
            })
            .join(words.list),
    ],
    [words.roles.allows, allowed(role, scope)],
    [words.roles.session, durationOf(sessionAccess(role, facts.document, {}).seconds, scope)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function rolesOf(scope: Scope): Announcement["roles"] {
  const { words, roles } = scope;
  const rights = (["Admin", "Visitor"] as const).filter((right) =>
    roles.some((role) => role.workspaces.some((entry) => entry.role === right)),
  );
  return {
    title: words.roles.title,
    text: roles.length > 1 ? [words.roles.one] : [],
    roles: roles.map((role) => ({ name: role.name, facts: roleFacts(role, scope) })),
    notes: rights.map((right) => words.meaning[right]),
  };
}

function later(scope: Scope): Announcement["later"] {
  const { facts, words, roles } = scope;
  const idp = facts.document.loginPath.kind === "idp";
  const contact = oneLine(facts.contact ?? "");
  return {
    title: words.later.title,
    text: [
      ...(roles.length > 1 ? [idp ? words.later.changeRole.idp : words.later.changeRole.ramUser] : []),
      words.later.sessionEnds,
      words.later.help(contact === "" ? undefined : contact),
    ],
  };
}

/** What to tell employees about one federation: where to click, which role to choose, where they land, whom to ask. */
export function makeAnnouncement(facts: AnnouncementFacts, language: GuideLocale): Announcement {
  const words = announcementWords[language];
  const roles = announcedRoles(facts.document);
  const scope: Scope = { facts, words, roles };
  return {
    language,
    title: words.title,
    opening: [words.hello, facts.document.loginPath.kind === "idp" ? words.intro.idp : words.intro.ramUser],
    start: { title: words.start.title, steps: startSteps(scope) },
    roles: rolesOf(scope),
    later: later(scope),
  };
}
