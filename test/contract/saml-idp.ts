import { sign } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alibabaSites } from "@modelstudio-sso/contracts";
import { type Fault, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll } from "vitest";
import { SignedXml } from "xml-crypto";
import type { RawAnswer } from "./raw-call.ts";
import type { Stage } from "./stage.ts";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/** How an element of a response is signed; the guide's own way unless said otherwise. */
export interface Signature {
  element?: "Assertion" | "Response";
  algorithm?: string;
  digest?: string;
  /** What KeyInfo shows, in base64. */
  shown?: string;
}

/** Changes the response before it is signed. */
export type Edit = (xml: string) => string;

interface Key {
  privateKey: string;
  certificate: string;
}

function pem(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function signed(xml: string, key: Key, given: Signature): string {
  const { element = "Assertion", algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" } = given;
  const path = `//*[local-name(.)='${element}']`;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: given.shown === undefined ? key.certificate : pem(given.shown),
    signatureAlgorithm: algorithm,
    canonicalizationAlgorithm: exclusive,
  });
  signer.addReference({
    xpath: path,
    transforms: [enveloped, exclusive],
    digestAlgorithm: given.digest ?? "http://www.w3.org/2001/04/xmlenc#sha256",
  });
  signer.computeSignature(xml, {
    prefix: "ds",
    location: { reference: `${path}/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signer.getSignedXml();
}

/** The same certificate, over since 2021, and signed anew with its own key. */
export function expiredCertificate({ certificate, privateKey }: Key): string {
  const der = Buffer.from(certificate.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
  // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signature }, each length in two bytes.
  const end = 8 + der.readUInt16BE(6);
  const tbs = Buffer.from(der.subarray(4, end));
  const utcTime = Buffer.from([0x17, 13]);
  const notBefore = tbs.indexOf(utcTime) + 2;
  const notAfter = tbs.indexOf(utcTime, notBefore) + 2;
  tbs.write("200101000000Z", notBefore, "latin1");
  tbs.write("210101000000Z", notAfter, "latin1");
  const signature = sign("sha256", tbs, privateKey);
  const middle = der.subarray(end, der.length - signature.length);
  return Buffer.concat([der.subarray(0, 4), tbs, middle, signature]).toString("base64");
}

/** An edit that moves every end of validity to so many milliseconds from now; the beginnings go an hour back. */
export function endingIn(milliseconds: number): Edit {
  const time = (away: number) => new Date(Date.now() + away).toISOString();
  return (xml) =>
    xml
      .replaceAll(/ NotOnOrAfter="[^"]*"/g, ` NotOnOrAfter="${time(milliseconds)}"`)
      .replaceAll(/ (NotBefore|IssueInstant|AuthnInstant)="[^"]*"/g, ` $1="${time(-3_600_000)}"`);
}

export interface Exchange {
  /** Names under the stage's prefix; those of the assertion unless said. */
  role?: string;
  provider?: string;
  durationSeconds?: number;
}

/**
 * An IdP with a key of its own, a SAML provider of its metadata, and a role without any policy that trusts it for
 * the site's recipient. Responses name that pair, for one person.
 */
export async function openIdp(stage: Stage) {
  const { account, accountId, name, raw, seen, trust, makeProvider, makeRole } = stage;
  const stateDir = await mkdtemp(join(tmpdir(), "msso-contract-"));
  const idp = await startRehearsalIdp({ stateDir });
  afterAll(async () => {
    await idp.close();
    await rm(stateDir, { recursive: true, force: true });
  });
  const read = (file: string) => readFile(join(stateDir, file), "utf8");
  const key = {
    privateKey: await read("signing-key.pem"),
    certificate: await read("signing-certificate.pem"),
  };
  const providerArn = (text = "Idp") => `acs:ram::${accountId}:saml-provider/${name(text)}`;
  const roleArn = (text = "Login") => `acs:ram::${accountId}:role/${name(text)}`;
  const trusting = (recipient: string, provider = "Idp") =>
    trust(
      { Federated: [providerArn(provider)] },
      { Condition: { StringEquals: { "saml:recipient": recipient } } },
    );
  const { acsUrl } = alibabaSites[account.site];

  const fault = async (wrong?: Fault): Promise<string> => {
    const request = { userId: "priya.raman", audience: "aliyun" as const };
    return (await idp.createResponse(wrong === undefined ? request : { ...request, fault: wrong }))
      .samlResponse;
  };
  const exchange = (
    samlResponse: string,
    { role, provider, durationSeconds }: Exchange = {},
  ): Promise<RawAnswer> =>
    raw("sts:AssumeRoleWithSAML", {
      RoleArn: roleArn(role),
      SAMLProviderArn: providerArn(provider),
      SAMLAssertion: samlResponse,
      ...(durationSeconds === undefined ? {} : { DurationSeconds: durationSeconds }),
    });

  await makeProvider(name("Idp"), idp.metadataXml());
  await makeRole(name("Login"), { trustPolicy: trusting(acsUrl) });
  await idp.setAliyunApplication({
    accountId,
    providerName: name("Idp"),
    site: account.site,
    groupRoles: [{ group: "AI-Developers", roleName: name("Login") }],
  });
  await seen(
    async () => exchange(await fault()),
    ({ code }) => code === "",
  );

  /** A good response, changed and then signed, in one or several places, one after the other. */
  const respond = async (edit: Edit, ...signatures: Signature[]): Promise<string> => {
    const good = Buffer.from(await fault(), "base64").toString();
    const bare = good.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, "");
    const places = signatures.length === 0 ? [{}] : signatures;
    const xml = places.reduce((text, place) => signed(text, key, place), edit(bare));
    return Buffer.from(xml).toString("base64");
  };
  return {
    metadataXml: idp.metadataXml(),
    key,
    acsUrl,
    providerArn,
    roleArn,
    trusting,
    fault,
    respond,
    exchange,
  };
}
