import {
  acknowledgeableCodes,
  diagnostic,
  type Federation,
  modelStudioConsole,
} from "@modelstudio-sso/contracts";
import {
  describeMetadata,
  destroyPlan,
  idpOf,
  isWrite,
  makeGuide,
  reviewDocument,
} from "@modelstudio-sso/federation";
import { knownWorkspaces } from "../membership/list-memberships.ts";
import { api, federationOf, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

function conflict(detail: string): Refused {
  return new Refused([diagnostic("request.conflict", { detail })], "CONFLICT");
}

export const list = api.federations.list.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  return { federations: await services.store.federations.list(organization.id) };
});

export const create = api.federations.create.handler(async ({ input, context }) => {
  const { services, organization } = signedIn(context);
  const made = await services.store.federations.create(organization.id, input.document);
  if (made === null) throw conflict(`There is a federation named "${input.document.name}" already.`);
  return made;
});

export const get = api.federations.get.handler(({ input, context }) =>
  federationOf(signedIn(context), input.id),
);

export const save = api.federations.save.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const before = await federationOf(signed, input.id);
  if (before.document.name !== input.document.name) {
    throw new Refused([
      diagnostic("request.invalid", {
        detail: "The name marks what the federation owns at the cloud, so it stays as it is.",
        path: "document.name",
        want: before.document.name,
        got: input.document.name,
      }),
    ]);
  }
  const saved = await signed.services.store.federations.save(signed.organization.id, input);
  if (saved === null)
    throw conflict("Somebody saved another version meanwhile. Load it and make your change again.");
  return saved;
});

export const remove = api.federations.remove.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const { document } = federation;
  const plan = await destroyPlan(signed.services.cloud(document.site), document);
  const blocking = plan.findings.filter(
    (found) => found.severity === "error" && !acknowledgeableCodes.includes(found.code),
  );
  // With another account's credentials nothing of ours would be seen, which is not the same as nothing being there.
  if (blocking.length > 0) throw new Refused(blocking);
  const left = plan.changes.filter(isWrite);
  if (left.length > 0) {
    throw new Refused([
      diagnostic("plan.refused", {
        detail:
          "Forgetting the federation would leave what it owns at the cloud without an owner; take that away first.",
        path: `federation/${document.name}`,
        want: "nothing owned",
        got: left.map((change) => change.address).join(", "),
      }),
    ]);
  }
  return { removed: await signed.services.store.federations.remove(signed.organization.id, federation.id) };
});

export const review = api.federations.review.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { document } = await federationOf(signed, input.id);
  const xml = document.loginPath.kind === "idp" ? document.loginPath.metadataXml : undefined;
  const idp = xml === undefined ? undefined : describeMetadata(xml, { now: signed.services.now() });
  return { diagnostics: reviewDocument(document), ...(idp === undefined ? {} : { idp }) };
});

/** Console to land on: that of the first workspace's region. */
async function relayStateOf(federation: Federation, services: ReturnType<typeof signedIn>["services"]) {
  const { site, roles } = federation.document;
  const first = roles.flatMap((role) => role.workspaces)[0]?.workspace;
  const workspaces = await knownWorkspaces(services.cloud(site));
  const region = workspaces.find((workspace) => workspace.id === first)?.region ?? "ap-southeast-1";
  return modelStudioConsole(site, region);
}

export const guide = api.federations.guide.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const { report } = idpOf(federation.document, signed.services.now());
  return makeGuide(federation.document, {
    vendor: report?.idp?.vendor ?? "generic",
    relayState: await relayStateOf(federation, signed.services),
  });
});
