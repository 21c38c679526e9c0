import type { Capability } from "@modelstudio-sso/contracts";
import { capabilities } from "../../access/capabilities.ts";
import type { AnnouncementWords } from "./words.ts";

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

export const en: AnnouncementWords = {
  title: "How to get into Alibaba Cloud Model Studio",
  hello: "Hello,",
  intro: {
    idp: "You can now use Alibaba Cloud Model Studio with your company account. There is nothing to register and no new password.",
    ramUser:
      "You can now use Alibaba Cloud Model Studio. You sign in as your RAM user, a user of our company's Alibaba Cloud account, and then switch to a role.",
  },
  start: {
    title: "How to sign in",
    tile: (portal, address) => {
      const place = `our application portal${portal === undefined ? "" : ` (${portal})`}`;
      return address
        ? `Open the application for Model Studio in ${place}, or this address:`
        : `Open the application for Model Studio in ${place}.`;
    },
    signIn: "Sign in with your company account, as you do everywhere else.",
    logon: (accountId) =>
      `Open this address and sign in as your RAM user, with the name and password you were given. The account is ${accountId}.`,
    switchRole: (accountId, role) =>
      `Open this address. Enter the account ${accountId} and the role ${role ?? "you want to work in (see below)"}.`,
    chooseRole: (role) =>
      role === undefined
        ? "If you are asked for a role, choose one. What each is for is written below."
        : `If you are asked for a role, choose ${role}.`,
    land: (console) =>
      console
        ? "Go to your workspace in Model Studio. If another page opened, Model Studio is here:"
        : "Go to your workspace in Model Studio.",
    open: (console) =>
      console
        ? "Open Model Studio here and go to your workspace:"
        : "Open Model Studio and go to your workspace.",
  },
  roles: {
    title: "The roles",
    one: "You work in one role at a time. What two roles allow is never added up.",
    about: "What it is for",
    who: "Who has it",
    groups: (names) => `members of ${names}`,
    users: (names) => names,
    workspaces: "Workspaces",
    workspace: (name, right) => `${name} (${right})`,
    allows: "It also lets you",
    session: "Signed in for",
  },
  right: { Admin: "administrator", Visitor: "visitor" },
  meaning: {
    Admin: "Administrator: you use the workspace and manage its members.",
    Visitor: "Visitor: you use the workspace; somebody else manages its members.",
  },
  capability: Object.fromEntries(capabilities.map(({ id, text }) => [id, text])) as Record<
    Capability,
    string
  >,
  later: {
    title: "Good to know",
    changeRole: {
      idp: "To change your role, sign out of the Alibaba Cloud console, start again at step 1, and choose another role.",
      ramUser:
        "To change your role, sign out of the Alibaba Cloud console, start again at step 1, and enter another role.",
    },
    sessionEnds: "When your session ends, start again at step 1.",
    help: (contact) =>
      `A workspace is missing, or the role you need is not offered? ${
        contact === undefined ? "Ask whoever sent you this message" : `Ask ${contact}`
      }, and say which role you chose and what the page said.`,
  },
  atMost: (duration) => `at most ${duration}`,
  duration: (hours, minutes) =>
    [hours > 0 && counted(hours, "hour"), minutes > 0 && counted(minutes, "minute")]
      .filter((part) => part !== false)
      .join(" "),
  colon: ": ",
  list: ", ",
  phrases: "; ",
};
