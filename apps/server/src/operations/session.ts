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

export const claimOwner = api.session.claimOwner.handler(async ({ input, context }) => {
  const { services } = context;
  const used = await services.store.organizations.useClaim(claimHash(input.token));
  if (!used) {
    throw new Refused([
      diagnostic("request.claim-used", {
        detail:
          "The link works once. Restart the service to get a new one while there is no owner; otherwise sign in.",
      }),
    ]);
  }
  const authContext = await services.auth.$context;
  const user = await authContext.internalAdapter.createUser(
    { email: input.email.toLowerCase(), name: input.name, emailVerified: true },
    { method: "email-password" },
  );
  await authContext.internalAdapter.linkAccount({
    userId: user.id,
    providerId: "credential",
    accountId: user.id,
    password: await authContext.password.hash(input.password),
  });
  await services.store.organizations.createWithOwner("My organisation", user.id);
  return { email: input.email.toLowerCase() };
});
