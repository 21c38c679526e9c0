import { randomBytes } from "node:crypto";
import { type Request, type Response, Router, urlencoded } from "express";
import { finishLoginTest, keepLoginTest } from "../audit/login-test.ts";
import { strangerFrom } from "../audit/record.ts";
import { tokenHash } from "../auth/api-token.ts";
import { reachesFederation } from "../auth/standing.ts";
import { judgeRehearsal } from "../login-test/judge-rehearsal.ts";
import { Refused } from "../operations/refused.ts";
import { type IssuerIndex, issuerIndex } from "../saml/issuer-index.ts";
import { type OurServiceProvider, startLogin } from "../saml/service-provider.ts";
import type { Services } from "../services.ts";
import { type Identify, originOf } from "./identify.ts";
import { plainPage } from "./plain-page.ts";
import { readCookie } from "./read-cookie.ts";

const cookieName = "msso_rehearsal";
const requestLifetimeMs = 10 * 60 * 1000;
/** A response is at most 256 KiB of XML; base64 and form encoding make it longer. */
const bodyLimit = "600kb";

interface SamlHttp {
  services: Services;
  sp: OurServiceProvider;
  identify: Identify;
}

interface SamlSite extends SamlHttp {
  issuers: IssuerIndex;
}

/** Sends a signed-in person to the IdP, and remembers which browser that was. */
async function login(
  { services, sp, identify }: SamlHttp,
  request: Request,
  response: Response,
): Promise<void> {
  const { organization, standing } = await identify(request);
  const testId = String(request.query.test ?? "");
  if (organization === null || standing === null) {
    response.redirect(303, `/sign-in?to=${encodeURIComponent(request.originalUrl)}`);
    return;
  }
  const { store } = services;
  const federation = await store.federations
    .get(organization.id, String(request.params.connection))
    .catch(() => null);
  const test = await store.loginTests.get(organization.id, testId).catch(() => null);
  const idp =
    federation === null ? undefined : (await services.saml.idpOf(federation.document, services.now())).idp;
  const { rights } = standing;
  const allowed = federation !== null && rights.has("operate") && reachesFederation(standing, federation);
  if (!allowed || test === null || idp === undefined || test.federationId !== federation.id) {
    plainPage(
      response,
      404,
      "There is no such login test",
      "Start it again from the federation's test page.",
    );
    return;
  }
  const start = startLogin(sp, idp);
  if (start === null) {
    plainPage(
      response,
      422,
      "The identity provider takes no redirect requests",
      "Its metadata has no HTTP-Redirect endpoint. Start at the provider's own application page, or use a captured response.",
    );
    return;
  }
  const browser = randomBytes(24).toString("base64url");
  await store.samlRequests.add({
    id: start.requestId,
    organizationId: organization.id,
    federationId: federation.id,
    loginTestId: test.id,
    browserHash: tokenHash(browser),
    expiresAt: new Date(services.now().getTime() + requestLifetimeMs),
  });
  response.cookie(cookieName, browser, {
    httpOnly: true,
    sameSite: "lax",
    secure: services.publicUrl.startsWith("https://"),
    path: "/saml",
    maxAge: requestLifetimeMs,
  });
  response.redirect(303, start.address);
}

/** A response that answers no open request: the IdP began, so its issuer tells which federation is meant. */
async function unrequested(
  { services, sp, issuers }: SamlSite,
  request: Request,
  posted: string,
): Promise<string | null> {
  const now = services.now();
  const issuer = await services.saml.issuerOf(posted, now);
  if (issuer === undefined) return null;
  const match = await issuers.federationOf(issuer);
  if (match === null) return null;
  const { organizationId, federation } = match;
  const report = await judgeRehearsal(services, { organizationId, federation, response: posted, sp });
  // Anybody can post here. What no key of the provider has signed leaves no trace.
  if (report.identity === undefined) return null;
  const author = strangerFrom({ ...originOf(request), requestId: String(request.id) });
  const test = await keepLoginTest(
    { store: services.store, organizationId, author, report },
    { federationId: federation.id, kind: "rehearsal", by: "the identity provider" },
  );
  return `/federations/${federation.id}/test?test=${test.id}`;
}

/**
 * The assertion consumer service. A cross-site POST carries no Lax cookie, so the result is kept and the browser is
 * sent to a same-site page that can see the cookie.
 */
async function consume(http: SamlSite, request: Request, response: Response): Promise<void> {
  const { services, sp } = http;
  const body: unknown = request.body;
  const fields = typeof body === "object" && body !== null ? new Map(Object.entries(body)) : new Map();
  const posted: unknown = fields.get("SAMLResponse");
  const relayState: unknown = fields.get("RelayState");
  if (typeof posted !== "string" || posted === "") {
    plainPage(
      response,
      400,
      "No SAML response arrived",
      "The form must have one field SAMLResponse with text in it.",
    );
    return;
  }
  const open = typeof relayState === "string" ? await services.store.samlRequests.consume(relayState) : null;
  if (open === null) {
    const page = await unrequested(http, request, posted);
    if (page !== null) {
      response.redirect(303, page);
      return;
    }
    plainPage(
      response,
      404,
      "No federation waits for this response",
      "Nobody asked for it within the last ten minutes, or its signature or issuer does not lead to exactly one federation here. Start the rehearsal from the federation's test page; its report names what is wrong.",
    );
    return;
  }
  const federation = await services.store.federations.get(open.organizationId, open.federationId);
  if (federation === null) {
    plainPage(response, 404, "The federation is gone", "It was removed while the login was under way.");
    return;
  }
  const report = await judgeRehearsal(services, {
    organizationId: open.organizationId,
    federation,
    response: posted,
    sp,
    requestId: open.id,
  });
  await services.store.samlRequests.keepReport(open.id, report);
  response.redirect(303, `/saml/finish?request=${encodeURIComponent(open.id)}`);
}

/** Too many responses at once is no fault of this one: the person is told to come back. */
async function consumeOrAskBack(http: SamlSite, request: Request, response: Response): Promise<void> {
  try {
    await consume(http, request, response);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== "BUSY") throw error;
    response.set("retry-after", "5");
    plainPage(
      response,
      503,
      "Too many logins are being checked",
      "Nothing was judged. Start the login test again in a few seconds.",
    );
  }
}

/** Gives the kept result to the browser that started the login, and to no other. */
async function finish({ services }: SamlHttp, request: Request, response: Response): Promise<void> {
  const kept = await services.store.samlRequests.withReport(String(request.query.request ?? ""));
  const browser = readCookie(request, cookieName);
  if (kept === null || browser === undefined || tokenHash(browser) !== kept.browserHash) {
    plainPage(
      response,
      403,
      "This browser did not start the login",
      "The result is kept from others on purpose. Start the test again in this browser.",
    );
    return;
  }
  const { organizationId, report } = kept;
  // The browser is known by its cookie; who sits at it is not asked here.
  const author = strangerFrom({ ...originOf(request), requestId: String(request.id) });
  await finishLoginTest({ store: services.store, organizationId, author, report }, kept.loginTestId);
  response.clearCookie(cookieName, { path: "/saml" });
  response.redirect(303, `/federations/${kept.federationId}/test?test=${kept.loginTestId}`);
}

/** `/saml/*`: this service as a service provider, for rehearsals only. */
export function samlRoutes(http: SamlHttp): Router {
  const router = Router();
  const site: SamlSite = { ...http, issuers: issuerIndex(http.services) };
  router.get("/metadata.xml", (_request, response) => {
    response.type("application/samlmetadata+xml").send(http.sp.metadataXml());
  });
  router.get("/login/:connection", (request, response) => login(http, request, response));
  router.post(
    "/acs",
    urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 10 }),
    (request, response) => consumeOrAskBack(site, request, response),
  );
  router.get("/finish", (request, response) => finish(http, request, response));
  return router;
}
