import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { beginSession } from "../console/session.ts";
import { sendPage } from "../html/page.ts";
import { spMetadata } from "../saml/sp-metadata.ts";
import type { RolePair, VerifiedAssertion } from "../saml/verified-assertion.ts";
import { chooserBody } from "./chooser-page.ts";
import { sendProblem } from "./error-page.ts";
import { admit, collectOffers, SignInRefused } from "./offers.ts";
import { landingPath } from "./relay-state.ts";
import { samlExpiry } from "./session-expiry.ts";
import { formOf, isForeign, queryOf } from "./web-request.ts";

/** SP metadata, the assertion consumer service and the role chooser. */
export function mountSaml(app: Express, cloud: Cloud): void {
  app.get("/saml-role/sp-metadata.xml", (request, response) => {
    const asked = queryOf(request).site;
    const site =
      asked === "china" || asked === "international" ? asked : cloud.store.list("account")[0]?.site;
    response.type("application/samlmetadata+xml").send(spMetadata(site ?? "international"));
  });
  app.post("/saml-role/sso", (request, response) =>
    refusing(response, () => consume(cloud, request, response)),
  );
  app.post("/saml-role/choose", (request, response) =>
    refusing(response, () => choose(cloud, request, response)),
  );
}

function consume(cloud: Cloud, request: Request, response: Response): void {
  const { SAMLResponse: encoded = "", RelayState: relayState = "" } = formOf(request);
  const { assertion, pairs } = collectOffers(cloud, encoded);
  const [only, ...others] = pairs;
  if (only !== undefined && others.length === 0) {
    enter(cloud, response, { assertion, pair: only, relayState });
    return;
  }
  const handle = cloud.choices.put({ assertion, relayState, pairs }, cloud.now());
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
    expiry: samlExpiry(role, assertion, cloud.now()),
  });
  response.redirect(302, landingPath(relayState));
}

function refusing(response: Response, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    sendProblem(response, error.problem);
  }
}
