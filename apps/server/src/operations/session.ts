import { createHash } from "node:crypto";
import { diagnostic } from "@modelstudio-sso/contracts";
import { api } from "./context.ts";
import { Refused } from "./refused.ts";

export const getSession = api.session.get.handler(async ({ context }) => {
  const { services, person, organization } = context;
  return {
    user: person,
    organization,
    ownerExists: await services.store.organizations.ownerExists(),
    cloud: services.config.cloud,
    sandbox:
      services.sandbox === null
        ? null
        : { cloudUrl: services.sandbox.cloud.url, idpUrl: services.sandbox.idp.url },
    publicUrl: services.publicUrl,
  };
});

/** Hash under which a claim is stored, so that the database does not hold the link. */
export function claimHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const claimUsed = () =>
  new Refused([
    diagnostic("request.claim-used", {
      detail:
        "The link works once. Restart the service to get a new one while there is no owner; otherwise sign in.",
    }),
  ]);

export const claimOwner = api.session.claimOwner.handler(async ({ input, context }) => {
  const { auth, store } = context.services;
  const tokenHash = claimHash(input.token);
  if (!(await store.organizations.claimIsOpen(tokenHash))) throw claimUsed();
  const { internalAdapter, password } = await auth.$context;
  const email = input.email.toLowerCase();
  // A claim that was interrupted may have left its person without an organisation; that one starts over.
  const left = await internalAdapter.findUserByEmail(email);
  if (left !== null) await internalAdapter.deleteUser(left.user.id);
  const user = await internalAdapter.createUser(
    { email, name: input.name, emailVerified: true },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: "credential",
    accountId: user.id,
    password: await password.hash(input.password),
  });
  const claimed = await store.organizations.claim({ tokenHash, userId: user.id, name: "My organisation" });
  if (!claimed) throw claimUsed();
  return { email };
});
