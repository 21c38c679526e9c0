import { alibabaSites, diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import { judgeRealRoad, judgeRefused } from "@modelstudio-sso/federation";
import { keepLoginTest } from "../audit/login-test.ts";
import { authorOf, noted, recorded } from "../audit/record.ts";
import { judgeCaptured } from "../login-test/judge-captured.ts";
import { aboutFederation, api, federationOf, mustFind, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

export const list = api.loginTests.list.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  return { tests: await signed.services.store.loginTests.list(signed.organization.id, federation.id) };
});

export const get = api.loginTests.get.handler(({ input, context }) => {
  const { services, organization } = signedIn(context);
  return mustFind("login test", input.id, (id) => services.store.loginTests.get(organization.id, id));
});

export const startRehearsal = api.loginTests.startRehearsal.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const federation = await federationOf(signed, input.id);
  const { idp, report } = await services.saml.idpOf(federation.document, services.now());
  if (idp === undefined) {
    throw new Refused(
      report?.diagnostics.filter((found) => found.severity === "error") ?? [
        diagnostic("federation.idp-missing", { detail: "A rehearsal needs the IdP's metadata." }),
      ],
    );
  }
  const test = await recorded(signed, async (store, note) => {
    const begun = { federationId: federation.id, kind: "rehearsal" as const, by: person.email };
    const started = await store.loginTests.start(organization.id, begun);
    note({ action: "login-test.started", ...aboutFederation(federation), facts: { test: started.id } });
    return started;
  });
  return { test, startUrl: `/saml/login/${federation.id}?test=${test.id}` };
});

export const captured = api.loginTests.captured.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const federation = await federationOf(signed, input.id);
  if (input.consentToExchange) {
    // Before the exchange, so that the consent is written down also where the exchange breaks off.
    const facts = { role: input.role ?? null };
    await noted(signed, { action: "exchange.consented", ...aboutFederation(federation), facts });
  }
  const report = await judgeCaptured(services, { organizationId: organization.id, federation, ...input });
  const judged = { store: services.store, organizationId: organization.id, author: authorOf(signed), report };
  return keepLoginTest(judged, { federationId: federation.id, kind: "captured", by: person.email });
});

export const attestRealRoad = api.loginTests.attestRealRoad.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const federation = await federationOf(signed, input.id);
  const role = federation.document.roles.find((entry) => entry.name === input.role);
  const known = role?.workspaces.some((entry) => entry.workspace === input.workspace) ?? false;
  const report = known
    ? judgeRealRoad(input)
    : judgeRefused("real-road", [
        diagnostic("login.role.unknown", {
          detail: "Name a role and a workspace of this federation.",
          got: `${input.role}, ${input.workspace}`,
        }),
      ]);
  if (hasErrors(report.checks.flatMap((check) => check.diagnostics)) && !known) {
    throw new Refused(report.checks.flatMap((check) => check.diagnostics));
  }
  const judged = { store: services.store, organizationId: organization.id, author: authorOf(signed), report };
  return keepLoginTest(judged, { federationId: federation.id, kind: "real-road", by: person.email });
});

export const road = api.loginTests.road.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { document } = await federationOf(signed, input.id);
  const { sandbox } = signed.services;
  const site = alibabaSites[document.site];
  if (document.loginPath.kind === "ram-user") {
    return {
      kind: "ram-user-logon" as const,
      url: sandbox ? `${sandbox.cloud.url}/login` : site.signInUrl,
      switchUrl: sandbox ? `${sandbox.cloud.url}/console/switch-identity` : site.switchIdentityUrl,
    };
  }
  return { kind: "tile" as const, url: sandbox ? `${sandbox.idp.url}/apps` : null, switchUrl: null };
});
