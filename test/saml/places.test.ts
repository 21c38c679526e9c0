import { federationDocumentSchema, type LoginTestReport } from "@modelstudio-sso/contracts";
import { judgeLogin } from "@modelstudio-sso/federation";
import { checkMetadata, verifyResponse } from "@modelstudio-sso/saml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metadata, ssoEndpoint } from "../../packages/saml/test/support/metadata.ts";
import {
  assertionXml,
  attributeXml,
  post,
  roleName,
  sessionName,
  signer,
  sp,
  wrap,
} from "../../packages/saml/test/support/response.ts";
import { signElement } from "../../packages/saml/test/support/sign.ts";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "../service/service.ts";

const entityId = "http://www.okta.com/exk1fcia6d6EMsf331d8";
const metadataXml = metadata({
  signers: [signer],
  entityId,
  sso: ssoEndpoint("redirect", "https://acme.okta.com/app/exk1fcia6d6EMsf331d8/sso/saml"),
});
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, "Z");

/** A sound response of Okta for right now, with a role the federation does not have and a name RAM does not take. */
function response(): string {
  const role = "acs:ram::5123456789012345:role/Nobody,acs:ram::5123456789012345:saml-provider/Okta";
  const shape = {
    issuer: entityId,
    responseIssuer: entityId,
    issueInstant: at(-1),
    notBefore: at(-2),
    notOnOrAfter: at(5),
    confirmedUntil: at(5),
    attributes:
      attributeXml(roleName, [role]) +
      attributeXml(sessionName, ["Ann Example"]) +
      attributeXml("groups", ["nobody"]),
  };
  const xml = wrap(assertionXml(shape), shape).replace(/( IssueInstant=")[^"]*/, `$1${at(-1)}`);
  return post(signElement(xml, "Assertion", { signer }));
}

const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "places",
  site: "international",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "Okta", metadataXml },
  roles: [{ name: "Admins", groups: ["admins"], workspaces: [{ workspace: "ws-1", role: "Admin" }] }],
});

function placesOf(report: LoginTestReport): Record<string, string | undefined> {
  const found = report.checks.flatMap((check) => check.diagnostics);
  return Object.fromEntries(found.map(({ code, place }) => [code, place]));
}

const wanted = {
  "alibaba.session-name.characters": expect.stringMatching(/^Okta Admin Console > .*Attribute Statements$/),
  "login.role.unknown": expect.stringMatching(/^Okta Admin Console > .*Attribute Statements/),
  "login.group.none-matched": expect.stringMatching(/^Okta Admin Console > .*Group Attribute Statements/),
};

describe("the findings of a login that verified", () => {
  it("say where they are fixed in the recognised product, and nothing where none is", () => {
    const now = new Date();
    const { validated: idp } = checkMetadata(metadataXml, { now });
    if (idp === undefined) throw new Error("the metadata is not sound");
    const verdict = verifyResponse(response(), { idp, sp, now, allowIdpInitiated: true });
    if (verdict.verdict === "reject") throw new Error(JSON.stringify(verdict.diagnostics));
    const context = { document, now, workspaceNames: new Map(), membershipOf: () => "unknown" as const };
    const report = judgeLogin("captured", verdict, { ...context, vendor: idp.vendor });
    expect(placesOf(report)).toMatchObject(wanted);
    expect(Object.values(placesOf(judgeLogin("captured", verdict, context)))).toEqual(
      Object.keys(placesOf(report)).map(() => undefined),
    );
  });
});

describe("a captured login through the service", () => {
  const data = dataDirectory();
  let service: ServiceProcess;
  let client: ApiClient;

  beforeAll(async () => {
    service = await startServiceProcess(data.path);
    client = await signedInClient(service);
  });
  afterAll(async () => {
    await service.stop("SIGTERM");
    data.remove();
  });

  it("has them too", async () => {
    const { id } = await client.federations.create({ document });
    const test = await client.loginTests.captured({ id, response: response(), consentToExchange: false });
    if (test.report === null) throw new Error("no report");
    expect(test.report.identity?.nameId).toBe("ann@example.com");
    expect(placesOf(test.report)).toMatchObject(wanted);
  });
});
