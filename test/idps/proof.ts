import { alibabaSites, hasErrors } from "@modelstudio-sso/contracts";
import { startEmulator } from "@modelstudio-sso/emulator";
import { trustPolicy } from "@modelstudio-sso/federation";
import { checkMetadata, minimalMetadata, readRoleClaims, verifyResponse } from "@modelstudio-sso/saml";
import { expect } from "vitest";
import { accountId, document, type Person, providerName, relayState, roleArn } from "./sample.ts";

export interface Posted {
  /** Where the IdP's page posts to. */
  action: string;
  response: string;
  relayState: string | undefined;
}

const site = alibabaSites.international;

/** The response is accepted, its claims are Alibaba Cloud's, and the sign-in site lets the person in. */
export async function prove(posted: Posted, metadataXml: string, person: Person): Promise<void> {
  expect(posted.action).toBe(site.acsUrl);
  expect(posted.relayState).toBe(relayState);

  const { validated, diagnostics } = checkMetadata(metadataXml, { now: new Date() });
  if (validated === undefined) throw new Error(JSON.stringify(diagnostics));
  const verdict = verifyResponse(posted.response, {
    idp: validated,
    sp: site,
    now: new Date(),
    allowIdpInitiated: true,
  });
  if (verdict.verdict === "reject") throw new Error(JSON.stringify(verdict.diagnostics, null, 1));
  expect(hasErrors(verdict.diagnostics)).toBe(false);
  expect(["Assertion", "both"]).toContain(verdict.assertion.signedBy.element);

  const claims = readRoleClaims(verdict.assertion, { site });
  expect(claims.diagnostics.filter((found) => found.severity !== "info")).toEqual([]);
  expect(claims.pairs.map((pair) => pair.roleArn).sort()).toEqual(person.roles.map(roleArn).sort());
  expect(claims.roleSessionName).toMatch(person.sessionName);
  expect(claims.sessionDurationSeconds).toBe(3600);

  await signInAtCloud(posted, minimalMetadata(validated, { now: new Date() }).xml, person);
}

async function signInAtCloud(posted: Posted, metadataXml: string, person: Person): Promise<void> {
  const roles = document.roles.map(({ name }) => ({
    roleName: name,
    trustPolicy: trustPolicy(document, []),
  }));
  const seed = {
    accounts: [
      {
        accountId,
        alias: "acme",
        site: "international" as const,
        accessKeys: [],
        samlProviders: [{ name: providerName, metadataXml }],
        roles,
      },
    ],
  };
  const emulator = await startEmulator({ seed });
  try {
    const answer = await fetch(`${emulator.url}/saml-role/sso`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ SAMLResponse: posted.response, RelayState: posted.relayState ?? "" }),
    });
    const text = await answer.text();
    if (person.roles.length === 1)
      expect([answer.status, text.slice(0, 300)]).toEqual([302, expect.anything()]);
    else for (const role of person.roles) expect(text).toContain(roleArn(role));
  } finally {
    await emulator.close();
  }
}
