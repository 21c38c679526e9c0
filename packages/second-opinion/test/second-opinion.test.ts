import { defaultUsers, type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { checkMetadata, type VerifiedAssertion, verifyResponse } from "@modelstudio-sso/saml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AcceptedLogin, type SecondVerifier, startSecondVerifier } from "../src/index.ts";

const sp = { entityId: "https://sp.acme.example/saml", acsUrl: "https://sp.acme.example/saml/acs" };
let idp: RunningRehearsalIdp;
let stranger: RunningRehearsalIdp;
let second: SecondVerifier;

beforeAll(async () => {
  const odd = { id: "odd", displayName: "Odd", email: "Zoë.O'Brien&Söhne<x>\"@acme.example", groups: [] };
  [idp, stranger] = await Promise.all([
    startRehearsalIdp({ users: [...defaultUsers(), odd] }),
    startRehearsalIdp(),
  ]);
  await Promise.all([idp.registerServiceProvider(sp), stranger.registerServiceProvider(sp)]);
  second = startSecondVerifier({ budgetMs: 10_000 });
});
afterAll(async () => {
  await Promise.all([idp.close(), stranger.close(), second.close()]);
});

function validated(xml: string) {
  const { validated: made } = checkMetadata(xml, { now: new Date(), purpose: "verify" });
  if (made === undefined) throw new Error("the metadata is not valid");
  return made;
}

/** A login of the rehearsal IdP that the first verifier accepts. */
async function accepted(userId = "chen.yu"): Promise<AcceptedLogin> {
  const { samlResponse } = await idp.createResponse({ userId, audience: "sp" });
  const trusted = validated(idp.metadataXml());
  const verdict = verifyResponse(samlResponse, {
    idp: trusted,
    sp,
    now: new Date(),
    allowIdpInitiated: true,
  });
  if (verdict.verdict === "reject") throw new Error(JSON.stringify(verdict.diagnostics));
  return { response: samlResponse, idp: trusted, sp, assertion: verdict.assertion };
}

function edited(login: AcceptedLogin, edit: (xml: string) => string): AcceptedLogin {
  const xml = Buffer.from(login.response, "base64").toString("utf8");
  const other = edit(xml);
  if (other === xml) throw new Error("the edit changed nothing");
  return { ...login, response: Buffer.from(other).toString("base64") };
}

describe("the second opinion", () => {
  it("agrees with a good login", async () => {
    expect(await second.judge(await accepted())).toEqual({ opinion: "agrees" });
  });

  it("agrees about a name with marks that XML escapes", async () => {
    const login = await accepted("odd");
    expect(login.assertion.nameId).toMatch(/[&<"]/);
    expect(await second.judge(login)).toEqual({ opinion: "agrees" });
  });

  it("disagrees where the first verifier read another person", async () => {
    const login = await accepted();
    const assertion: VerifiedAssertion = { ...login.assertion, nameId: "somebody.else" };
    expect(await second.judge({ ...login, assertion })).toEqual({
      opinion: "disagrees",
      reason: "name-id",
    });
  });

  it("disagrees where the assertion was changed after signing", async () => {
    const login = edited(await accepted(), (xml) => xml.replaceAll('AuthnInstant="20', 'AuthnInstant="19'));
    expect(await second.judge(login)).toEqual({ opinion: "disagrees", reason: "signature" });
  });

  it("disagrees where none of the metadata's keys signed it", async () => {
    const login = await accepted();
    const other = validated(stranger.metadataXml().replaceAll(stranger.url, idp.url));
    expect(await second.judge({ ...login, idp: other })).toEqual({
      opinion: "disagrees",
      reason: "signature",
    });
  });

  it("tries every signing key of the metadata", async () => {
    const login = await accepted();
    const foreign = validated(stranger.metadataXml()).certificates;
    const both = { ...login.idp, certificates: [...foreign, ...login.idp.certificates] };
    expect(await second.judge({ ...login, idp: both })).toEqual({ opinion: "agrees" });
  });

  it.each([
    ["ECDSA", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"],
    ["RSA with SHA-384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"],
  ])("cannot judge %s", async (_name, algorithm) => {
    const login = edited(await accepted(), (xml) =>
      xml.replace(/(SignatureMethod Algorithm=")[^"]*/, `$1${algorithm}`),
    );
    expect(await second.judge(login)).toEqual({ opinion: "cannot-judge", reason: "algorithm" });
  });

  it("cannot judge what samlify breaks on", async () => {
    const login = await accepted();
    const response = Buffer.from("not XML at all").toString("base64");
    expect(await second.judge({ ...login, response })).toMatchObject({ opinion: "cannot-judge" });
  });

  it("cannot judge within no time, and answers the next login", async () => {
    const login = await accepted();
    const hasty = startSecondVerifier({ budgetMs: 1 });
    expect(await hasty.judge(login)).toEqual({ opinion: "cannot-judge", reason: "time-out" });
    await hasty.close();
    expect(await second.judge(login)).toEqual({ opinion: "agrees" });
  });
});
