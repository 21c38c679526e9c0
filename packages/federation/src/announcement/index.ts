export { type Announcement, type AnnouncementRole, makeAnnouncement } from "./announcement.ts";
export { announcementMarkdown, announcementText } from "./announcement-text.ts";
export {
  type AnnouncementFacts,
  announcedRoles,
  type KnownWorkspace,
  type LandingPage,
  landingPages,
} from "./facts.ts";
