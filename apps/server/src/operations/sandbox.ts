import { diagnostic, modelStudioConsole } from "@modelstudio-sso/contracts";
import { defaultUsers } from "@modelstudio-sso/rehearsal-idp";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { api, federationOf, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

function sandboxOf(context: SignedInContext): Sandbox {
  if (context.services.sandbox === null) {
    throw new Refused(
      [
        diagnostic("request.not-found", {
          detail: "This service works on the real cloud; it has no sandbox.",
        }),
      ],
      "NOT_FOUND",
    );
  }
  return context.services.sandbox;
}

export const metadata = api.sandbox.metadata.handler(async ({ context }) => {
  const { idp } = sandboxOf(signedIn(context));
  return { xml: idp.metadataXml(), groups: [...new Set(defaultUsers().flatMap((user) => user.groups))] };
});

export const configureIdp = api.sandbox.configureIdp.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { idp } = sandboxOf(signed);
  const { document } = await federationOf(signed, input.id);
  const path = document.loginPath;
  if (path.kind !== "idp") {
    throw new Refused([
      diagnostic("request.invalid", { detail: "On the RAM-user path no identity provider takes part." }),
    ]);
  }
  await idp.setAliyunApplication({
    accountId: document.accountId,
    providerName: path.providerName,
    site: document.site,
    groupRoles: document.roles.flatMap((role) =>
      role.groups.map((group) => ({ group, roleName: role.name })),
    ),
    relayState: modelStudioConsole(document.site, "ap-southeast-1"),
    releaseGroups: true,
    ...(path.sessionDurationSeconds === undefined
      ? {}
      : { sessionDurationSeconds: path.sessionDurationSeconds }),
  });
  const key = `${document.site}:${document.accountId}:${path.providerName}`;
  return {
    tileUrl: `${idp.url}/apps`,
    capturedUrl: `${idp.url}/captured?app=${encodeURIComponent(key)}`,
  };
});
