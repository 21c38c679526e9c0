/** Longer is no page of ours. */
const longest = 500;
/** Pages that would begin the sign-in again, without end. */
const roundabout = /^\/(saml\/sign-in|sign-in)(\/|$)/;

/** A path of this service to go on to; anything else becomes the first page, or a sign-in could lead elsewhere. */
export function ownPath(publicUrl: string, to: unknown): string {
  if (typeof to !== "string" || !to.startsWith("/") || to.length > longest) return "/";
  if (!URL.canParse(to, publicUrl)) return "/";
  // Read as a browser reads it: `/\t/host` and `/.//host` would lead away.
  const { origin, pathname, search, hash } = new URL(to, publicUrl);
  const stays = origin === new URL(publicUrl).origin && !pathname.startsWith("//");
  return stays && !roundabout.test(pathname) ? `${pathname}${search}${hash}` : "/";
}
