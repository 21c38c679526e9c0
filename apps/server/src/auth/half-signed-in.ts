import type { createAuthMiddleware } from "better-auth/api";

/** What better-auth gives its hooks. */
export type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

export interface User {
  id: string;
  name: string;
  email: string;
}

/** Whose second factor is being asked for: the password was right, and a cookie says whose it was. */
export async function halfSignedIn(ctx: Context): Promise<User | null> {
  const { name } = ctx.context.createAuthCookie("two_factor");
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!challenge) return null;
  const waiting = await ctx.context.internalAdapter.findVerificationValue(challenge);
  return waiting ? ctx.context.internalAdapter.findUserById(waiting.value) : null;
}
