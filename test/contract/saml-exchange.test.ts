import { CloudError } from "@modelstudio-sso/federation";
import { describe, expect, test } from "vitest";
import { at } from "./raw-call.ts";
import { endingIn, openIdp } from "./saml-idp.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const stage = await openStage();
const { cloud, accountId, name, raw, seen, ownTrust, makeRole } = stage;
const { acsUrl, providerArn, roleArn, trusting, fault, respond, exchange } = await openIdp(stage);

const pair = (role: string) => `${roleArn(role)},${providerArn()}`;
const toRole = (role: string) => (xml: string) => xml.replace(pair("Login"), pair(role));

describe("a sound response", () => {
  test("gives credentials of the role, under the person's name", async () => {
    const given = { roleArn: roleArn(), providerArn: providerArn(), samlResponse: await fault() };
    const { arn, credentials } = await cloud.assumeRoleWithSaml(given);
    expect(arn).toMatch(
      new RegExp(`^acs:(sts|ram)::${accountId}:(assumed-)?role/${name("Login")}/priya\\.raman`),
    );
    expect(Date.parse(credentials.expiration)).toBeGreaterThan(Date.now());
  });

  test("tells whom the assertion spoke of", async () => {
    const { code, body } = await exchange(await fault());
    expect(code).toBe("");
    expect(body.SAMLAssertionInfo).toMatchObject({ Subject: "priya.raman@acme.example", Recipient: acsUrl });
  });

  confirms({ line: "caller-identity", title: "makes an AssumedRoleUser" }, async (saw) => {
    const given = { roleArn: roleArn(), providerArn: providerArn(), samlResponse: await fault() };
    const { credentials } = await cloud.assumeRoleWithSaml(given);
    const identity = await cloud.as(credentials).callerIdentity();
    saw(identity);
    expect(identity.identityType).toBe("AssumedRoleUser");
    expect(identity.arn).toMatch(
      new RegExp(`^acs:(ram|sts)::${accountId}:assumed-role/${name("Login")}/priya\\.raman`),
    );
  });

  confirms({ line: "replay", title: "may be used again" }, async (saw) => {
    const response = await fault();
    const answers = [await exchange(response), await exchange(response)];
    saw(`second: ${answers[1]?.code || "accepted"}`);
    expect(answers.map(({ code }) => code)).toEqual(["", ""]);
  });
});

describe("the code of", () => {
  const codes: [string, () => Promise<{ code: string; status: number }>, number, string][] = [
    [
      "an unknown provider",
      async () => exchange(await fault(), { provider: "Nobody" }),
      404,
      "EntityNotExist.SAMLProvider",
    ],
    [
      "an unknown role",
      async () => exchange(await fault(), { role: "Nobody" }),
      404,
      "EntityNotExist.RoleArn",
    ],
    [
      "an expired response",
      async () => exchange(await fault("expired")),
      401,
      "AuthenticationFail.SAMLAssertion.Expired",
    ],
    [
      "a foreign key",
      async () => exchange(await fault("wrong-key")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "a changed response",
      async () => exchange(await fault("tampered")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "a response without signature",
      async () => exchange(await fault("unsigned")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "a signature of the response alone",
      async () => exchange(await fault("response-signed-only")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "another audience",
      async () => exchange(await fault("wrong-audience")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "another issuer",
      async () => exchange(await fault("wrong-issuer")),
      401,
      "AuthenticationFail.SAMLAssertion.Invalid",
    ],
    [
      "another recipient",
      async () => exchange(await fault("wrong-recipient")),
      401,
      "AuthenticationFail.NoPermission",
    ],
    [
      "a bare assertion",
      async () => exchange(await fault("assertion-without-response")),
      500,
      "InternalError",
    ],
    [
      "too short a session",
      async () => exchange(await fault(), { durationSeconds: 899 }),
      400,
      "InvalidParameter.DurationSeconds",
    ],
    [
      "a session beyond the role's limit",
      async () => exchange(await fault(), { durationSeconds: 3601 }),
      400,
      "InvalidParameter.DurationSeconds",
    ],
    [
      "no response",
      () => raw("sts:AssumeRoleWithSAML", { RoleArn: roleArn(), SAMLProviderArn: providerArn() }),
      400,
      "MissingParameter.SAMLAssertion",
    ],
  ];
  for (const [what, ask, status, code] of codes) {
    confirms({ line: "sts-codes", title: what }, async (saw) => {
      const answer = await ask();
      if (answer.code !== code) saw(`${what}: ${answer.status} ${answer.code || "accepted"}`);
      expect({ status: answer.status, code: answer.code }).toEqual({ status, code });
    });
  }

  confirms({ line: "pair-not-in-assertion", title: "a role the assertion does not list" }, async (saw) => {
    await makeRole(name("Unlisted"), { trustPolicy: trusting(acsUrl) });
    const { code } = await exchange(await fault(), { role: "Unlisted" });
    saw(code || "accepted");
    expect(code).toBe("AuthenticationFail.NoPermission");
  });

  confirms(
    { line: "access-denied-detail", title: "a role that does not trust the provider" },
    async (saw) => {
      await makeRole(name("Distrusting"), { trustPolicy: ownTrust });
      const { code, body } = await exchange(await respond(toRole("Distrusting")), { role: "Distrusting" });
      saw({ code, detail: body.AccessDeniedDetail });
      expect(code).toMatch(/NoPermission$/);
      expect(at(body, "AccessDeniedDetail", "AuthPrincipalType")).toBe("Federated");
    },
  );

  confirms({ line: "assertion-length", title: "a response longer than 100,000 characters" }, async (saw) => {
    const { code } = await exchange("A".repeat(100_001));
    saw(code || "accepted");
    expect(code).toBe("InvalidParameter.SAMLAssertion");
  });
});

describe("the recipient", () => {
  confirms({ line: "no-recipient-condition", title: "must stand in the trust policy" }, async (saw) => {
    const open = {
      ...ownTrust,
      Statement: [{ ...ownTrust.Statement[0], Principal: { Federated: [providerArn()] } }],
    };
    await makeRole(name("Open"), { trustPolicy: open });
    const { code } = await exchange(await respond(toRole("Open")), { role: "Open" });
    saw(code || "accepted");
    expect(code).toBe("AuthenticationFail.NoPermission");
  });

  confirms({ line: "recipient-of-role", title: "is the one the role's trust policy names" }, async (saw) => {
    const other = "https://recipient.example/saml-role/sso";
    await makeRole(name("Other"), { trustPolicy: trusting(other) });
    const response = () =>
      respond((xml) => toRole("Other")(xml).replace(`Recipient="${acsUrl}"`, `Recipient="${other}"`));
    const { code } = await seen(
      async () => exchange(await response(), { role: "Other" }),
      (answer) => answer.code === "",
    );
    saw(code || "accepted");
    expect(code).toBe("");
  });
});

describe("clocks", () => {
  confirms({ line: "clock-skew", title: "may differ by a minute, and not by two" }, async (saw) => {
    const ago = async (seconds: number) => (await exchange(await respond(endingIn(-seconds * 1000)))).code;
    const answers: Record<number, string> = {};
    for (const seconds of [10, 50, 120, 300]) answers[seconds] = (await ago(seconds)) || "accepted";
    saw(answers);
    const expired = "AuthenticationFail.SAMLAssertion.Expired";
    expect(answers).toEqual({ 10: "accepted", 50: "accepted", 120: expired, 300: expired });
  });
});

describe("the adapter", () => {
  test("tells a refusal as such, with the cloud's own code", async () => {
    const given = { roleArn: roleArn(), providerArn: providerArn(), samlResponse: await fault("wrong-key") };
    const refusal = await cloud.assumeRoleWithSaml(given).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CloudError);
    expect(refusal).toMatchObject({
      fields: { code: "AuthenticationFail.SAMLAssertion.Invalid", status: 401 },
    });
  });
});
