import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { beginSession } from "../console/session.ts";
import { sendPage } from "../html/page.ts";
import { sites } from "../saml/sites.ts";
import { spMetadata } from "../saml/sp-metadata.ts";
import type { RolePair, VerifiedAssertion } from "../saml/verified-assertion.ts";
import { chooserBody } from "./chooser-page.ts";
import { sendProblem } from "./error-page.ts";
import { admit, collectOffers, SignInRefused } from "./offers.ts";
import { landing } from "./relay-state.ts";
import { samlExpiry } from "./session-expiry.ts";
import { formOf, isForeign, queryOf } from "./web-request.ts";

/** SP metadata, the assertion consumer service and the role chooser. */
export function mountSaml(app: Express, cloud: Cloud): void {
  app.get("/saml-role/sp-metadata.xml", (request, response) => {
    response.type("application/samlmetadata+xml").send(spMetadata(siteOf(cloud, request)));
  });
  app.post("/saml-role/sso", (request, response) =>
    refusing(response, () => consume(cloud, request, response)),
  );
  app.post("/saml-role/choose", (request, response) =>
    refusing(response, () => choose(cloud, request, response)),
  );
  // What the real chooser posts to; its answer is not published, so this one goes on like the form.
  app.post("/entrance", (request, response) =>
    refusing(response, () => chooseByResponse(cloud, request, response)),
  );
}

/** By the query, by the real host's name, or that of the first account. */
function siteOf(cloud: Cloud, request: Request): keyof typeof sites {
  const asked = queryOf(request).site;
  if (asked === "china" || asked === "international") return asked;
  const byHost = Object.entries(sites).find(([, site]) => new URL(site.acsUrl).host === request.headers.host);
  if (byHost !== undefined) return byHost[0] as keyof typeof sites;
  return cloud.store.list("account")[0]?.site ?? "international";
}

function consume(cloud: Cloud, request: Request, response: Response): void {
  const { SAMLResponse: encoded = "", RelayState: relayState = "" } = formOf(request);
  const { assertion, pairs } = collectOffers(cloud, encoded);
  const [only, ...others] = pairs;
  if (only !== undefined && others.length === 0) {
    enter(cloud, response, { assertion, pair: only, relayState });
    return;
  }
  const { choiceTtlMs } = cloud.assumptions.signIn;
  const handle = cloud.choices.put({ assertion, relayState, pairs }, cloud.now(), choiceTtlMs);
  const body = chooserBody(cloud, { handle, pairs, relayState, encodedResponse: encoded });
  sendPage(response, { title: "Select a role", body });
}

function choose(cloud: Cloud, request: Request, response: Response): void {
  const { handle = "", choice = "" } = formOf(request);
  const pending = isForeign(request) ? undefined : cloud.choices.take(handle, cloud.now());
  const pair = pending?.pairs[Number(choice)];
  if (pending === undefined || pair === undefined) {
    throw new SignInRefused({
      status: 400,
      code: "InvalidChoice",
      message: "This choice was already made or is too old. Start again at your identity provider.",
    });
  }
  enter(cloud, response, { assertion: pending.assertion, pair, relayState: pending.relayState });
}

/** Form field `RequestParams` with `{SAMLResponse, TargetRoleAndProvider}`; the response is verified again. */
function chooseByResponse(cloud: Cloud, request: Request, response: Response): void {
  const wanted = requestParams(formOf(request).RequestParams);
  const { assertion, pairs } = collectOffers(cloud, wanted.SAMLResponse ?? "");
  const pair = pairs.find(
    ({ roleArn, providerArn }) => `${roleArn},${providerArn}` === wanted.TargetRoleAndProvider,
  );
  if (queryOf(request).Action !== "V2AssumeRoleWithSaml" || pair === undefined) {
    throw new SignInRefused({
      status: 400,
      code: "InvalidChoice",
      message: "The response does not offer this role.",
    });
  }
  enter(cloud, response, { assertion, pair, relayState: wanted.RelayState ?? "" });
}

function requestParams(text: string | undefined): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, string>) : {};
  } catch {
    return {};
  }
}

interface Entry {
  assertion: VerifiedAssertion;
  pair: RolePair;
  relayState: string;
}

function enter(cloud: Cloud, response: Response, { assertion, pair, relayState }: Entry): void {
  const role = admit(cloud, assertion, pair);
  beginSession(cloud, response, {
    accountId: role.accountId,
    kind: "role",
    name: role.roleName,
    roleId: role.roleId,
    sessionName: assertion.roleSessionName,
    via: `SAML identity provider ${pair.providerArn}`,
    expiry: samlExpiry(cloud, role, assertion),
  });
  response.redirect(302, landing(cloud, relayState, role.accountId));
}

function refusing(response: Response, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    sendProblem(response, error.problem);
  }
}
