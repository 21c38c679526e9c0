import { randomBytes } from "node:crypto";
import type { AuditOrigin } from "@modelstudio-sso/contracts";
import { type CookieOptions, type Request, type Response, Router, urlencoded } from "express";
import { recordAs, strangerFrom } from "../audit/record.ts";
import { tokenHash } from "../auth/api-token.ts";
import type { Person } from "../auth/caller.ts";
import { companyTries } from "../auth/slow-down.ts";
import { judgeSignIn } from "../company-sign-in/judge-sign-in.ts";
import { letIn, personActor } from "../company-sign-in/let-in.ts";
import { Refused } from "../operations/refused.ts";
import { signInServiceProvider, startLogin } from "../saml/service-provider.ts";
import type { Services } from "../services.ts";
import { isSignInRequestId, type SignInRequest } from "../storage/sign-in-requests.ts";
import { clientAddressHeader } from "./auth-guards.ts";
import { originOf } from "./identify.ts";
import { ownPath } from "./own-path.ts";
import { readCookie } from "./read-cookie.ts";

const requestLifetimeMs = 10 * 60 * 1000;
/** A response is at most 256 KiB of XML; base64 and form encoding make it longer. */
const bodyLimit = "600kb";
const method = "company IdP";

interface Exchange {
  services: Services;
  request: Request;
  response: Response;
}

/** With https the browser itself sees to it that no sibling host has set the cookie. */
function browserCookie(publicUrl: string): { name: string; options: CookieOptions } {
  const secure = publicUrl.startsWith("https://");
  return {
    name: secure ? "__Host-msso_sign_in" : "msso_sign_in",
    options: { httpOnly: true, sameSite: "lax", secure, path: "/" },
  };
}

function fromOf(request: Request): AuditOrigin {
  return { ...originOf(request), requestId: String(request.id) };
}

/**
 * Shows a refusal on the sign-in page: what is wrong and whom to ask, in the person's language. The reference finds the
 * entry of the audit log, which alone has the details; without one nothing was written down.
 */
function refuse(
  { response }: Exchange,
  code: string,
  known: { reference?: string; organization?: string } = {},
): void {
  const query = new URLSearchParams({ refused: code, ...known });
  response.redirect(303, `/sign-in?${query}`);
}

/** Writes down a sign-in that failed: the codes of its findings, and nothing of the message. Gives its reference. */
async function noteFailure(
  { services: { store }, request }: Exchange,
  organizationId: string,
  codes: readonly string[],
): Promise<string> {
  const author = strangerFrom(fromOf(request));
  const facts = { method, codes: [...new Set(codes)].join(", ") };
  await recordAs({ store, organizationId, author }, async (_store, note) =>
    note({ action: "session.sign-in-failed", facts }),
  );
  return String(request.id);
}

async function refuseAndNote(exchange: Exchange, organizationId: string, code: string): Promise<void> {
  const reference = await noteFailure(exchange, organizationId, [code]);
  refuse(exchange, code, { reference, organization: organizationId });
}

/** Whose company is meant: the one the link names, or the only one there is. */
async function meant({ services: { store }, request }: Exchange): Promise<string | null> {
  const { organization } = request.query;
  const offered = await store.companySignIn.offeredBy();
  if (organization === undefined) return offered.length === 1 ? (offered[0] ?? null) : null;
  const asked = String(organization);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked);
  return isId && (await store.companySignIn.get(asked)).enabled ? asked : null;
}

/** Sends a browser to the company's IdP, and remembers which browser that was. */
async function start(exchange: Exchange): Promise<void> {
  const { services, request, response } = exchange;
  const { store, publicUrl } = services;
  const tries = await store.attempts.count(`company-sign-in:${originOf(request).address}`, companyTries);
  if (!tries.allowed) return refuse(exchange, "request.slow-down");
  const organizationId = await meant(exchange);
  const { metadataXml } =
    organizationId === null ? { metadataXml: null } : await store.companySignIn.get(organizationId);
  if (organizationId === null || metadataXml === null) return refuse(exchange, "sign-in.not-offered");
  const now = services.now();
  const idp = await services.saml.trustedIdp(metadataXml, now);
  const login = idp === undefined ? null : startLogin(signInServiceProvider(publicUrl), idp);
  if (login === null) {
    return refuseAndNote(exchange, organizationId, "sign-in.idp-unusable");
  }
  const browser = randomBytes(24).toString("base64url");
  const target = ownPath(publicUrl, request.query.to);
  const begun: SignInRequest = {
    id: login.requestId,
    organizationId,
    browserHash: tokenHash(browser),
    target,
  };
  await store.signInRequests.add(begun, { now, expiresAt: new Date(now.getTime() + requestLifetimeMs) });
  const { name, options } = browserCookie(publicUrl);
  response.cookie(name, browser, { ...options, maxAge: requestLifetimeMs });
  response.redirect(303, login.address);
}

/**
 * The assertion consumer service. A cross-site POST carries no Lax cookie, so what was found is kept and the browser is
 * sent to a same-site page that can see the cookie. RelayState is the handle of a request and nothing else.
 */
async function consume(exchange: Exchange): Promise<void> {
  const { services, request, response } = exchange;
  const body: unknown = request.body;
  const fields = new Map<string, unknown>(
    typeof body === "object" && body !== null ? Object.entries(body) : [],
  );
  const posted = fields.get("SAMLResponse");
  const relayState = fields.get("RelayState");
  if (typeof posted !== "string" || posted === "") return refuse(exchange, "response.not-found");
  if (typeof relayState !== "string" || !isSignInRequestId(relayState)) {
    return refuse(exchange, "response.idp-initiated");
  }
  const { signInRequests, companySignIn } = services.store;
  const open = await signInRequests.consume(relayState, services.now());
  if (open === null) return refuse(exchange, "sign-in.over");
  const { id, organizationId } = open;
  const settings = await companySignIn.get(organizationId);
  const judged = await judgeSignIn(services, { organizationId, settings, response: posted, requestId: id });
  if (judged.ok) {
    await signInRequests.keepOutcome(id, { kind: "verified", ...judged.person });
  } else {
    const [{ code }] = judged.diagnostics;
    const reference = await noteFailure(
      exchange,
      organizationId,
      judged.diagnostics.map((found) => found.code),
    );
    await signInRequests.keepOutcome(id, { kind: "refused", code, reference });
  }
  response.redirect(303, `/saml/sign-in/finish?request=${encodeURIComponent(id)}`);
}

/** Too many responses at once is no fault of this one: the person is told to come back. */
async function consumeOrAskBack(exchange: Exchange): Promise<void> {
  try {
    await consume(exchange);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== "BUSY") throw error;
    refuse(exchange, "service.busy");
  }
}

/** A new session of better-auth. Its token is made now, so nobody can have put it into the browser before. */
async function giveSession({ services, request, response }: Exchange, person: Person): Promise<void> {
  const headers = new Headers({ [clientAddressHeader]: request.ip ?? "unknown" });
  const agent = request.headers["user-agent"];
  if (agent !== undefined) headers.set("user-agent", agent);
  const made = await services.auth.api.enterByCompany({
    body: { userId: person.id },
    headers,
    returnHeaders: true,
  });
  for (const cookie of made.headers.getSetCookie()) response.append("set-cookie", cookie);
}

/** Lets in the browser that began the sign-in, and no other. Whoever asks, the outcome is used up by it. */
async function finish(exchange: Exchange): Promise<void> {
  const { services, request, response } = exchange;
  const { store } = services;
  const { name, options } = browserCookie(services.publicUrl);
  const browser = readCookie(request, name);
  const taken = await store.signInRequests.takeOutcome(String(request.query.request ?? ""), services.now());
  if (taken === null) return refuse(exchange, "sign-in.over");
  const { organizationId, outcome, target } = taken;
  if (browser === undefined || tokenHash(browser) !== taken.browserHash) {
    return refuseAndNote(exchange, organizationId, "sign-in.other-browser");
  }
  response.clearCookie(name, options);
  if (outcome.kind === "refused") {
    return refuse(exchange, outcome.code, { reference: outcome.reference, organization: organizationId });
  }
  if (!(await store.companySignIn.get(organizationId)).enabled)
    return refuse(exchange, "sign-in.not-offered");
  const from = fromOf(request);
  const person = await letIn(services, { organizationId, person: outcome, from });
  if (person === null) {
    return refuseAndNote(exchange, organizationId, "sign-in.not-a-member");
  }
  await giveSession(exchange, person);
  const author = { actor: personActor(person), from };
  await recordAs({ store, organizationId, author }, async (_store, note) =>
    note({ action: "session.signed-in", facts: { method } }),
  );
  response.redirect(303, target);
}

/** `/saml/sign-in/*`: this service as a service provider for the people who run it. */
export function signInRoutes(services: Services): Router {
  const router = Router();
  const as =
    (work: (exchange: Exchange) => Promise<void>) =>
    (request: Request, response: Response): Promise<void> =>
      work({ services, request, response });
  router.get("/", as(start));
  router.get("/metadata.xml", (_request, response) => {
    response
      .type("application/samlmetadata+xml")
      .send(signInServiceProvider(services.publicUrl).metadataXml());
  });
  router.post(
    "/acs",
    urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 10 }),
    as(consumeOrAskBack),
  );
  router.get("/finish", as(finish));
  return router;
}
