import type { Diagnostic } from "@modelstudio-sso/contracts";
import { attributeNames } from "../alibaba/attribute-names.ts";
import { readClaims } from "../alibaba/read-role-claims.ts";
import type { RolePair } from "../alibaba/role-pair.ts";
import { siteOfAcs } from "../alibaba/sites.ts";
import type { ValidatedIdp } from "../metadata/types.ts";
import { decodePosted, notFound } from "../response/decode-posted.ts";
import { examineForm, judgeContent } from "../response/inspect-response.ts";
import { type ReadAssertion, readAssertion } from "../response/read-assertion.ts";
import type { ResponseSubject } from "../response/rules/rule.ts";
import type { ServiceProvider, SignedBy } from "../response/types.ts";
import { attribute } from "../xml/tree.ts";
import { findResponse } from "./find-response.ts";
import type { FoundResponse, ResponseForm } from "./found-response.ts";
import { type LabelledValue, labelledValues } from "./labelled-values.ts";

/** What an explanation may compare with. */
export interface ExplainOptions {
  now: Date;
  /** Without it no signature is checked and every value is unsigned. */
  idp?: ValidatedIdp | undefined;
  /** Without it the Alibaba Cloud site is taken whose address the response itself names. */
  sp?: ServiceProvider | undefined;
}

/** What a response says and what speaks against it. Never a proof of anybody's identity. */
export interface ResponseExplanation {
  form: ResponseForm;
  values: LabelledValue[];
  diagnostics: Diagnostic[];
  issuer?: string;
  destination?: string;
  relayState?: string;
  /** Present only where every signature verified. */
  signedBy?: SignedBy;
  /** Well-formed pairs of the Role attribute; trusted as little as the values are signed. */
  pairs?: RolePair[];
}

/**
 * Explains a captured response, also one that is refused: every stage that still makes sense runs, and all
 * findings are collected. Takes base64, URL-encoded form data, XML, a HAR or a SAML-tracer export. Never
 * throws. Whether the request was pending or the assertion was used before is not judged here.
 */
export function explainResponse(input: string, options: ExplainOptions): ResponseExplanation {
  const found = findResponse(input);
  const read = textOf(found);
  const about = {
    form: found.form,
    ...(found.relayState === undefined ? {} : { relayState: found.relayState }),
  };
  if (read.refused !== undefined) return { ...about, values: [], diagnostics: [read.refused] };
  const form = examineForm(read.text, options);
  const sp = options.sp ?? guessedProvider(form.subject);
  const subject = form.subject && { ...form.subject, expected: { ...options, sp } };
  return { ...about, ...explained({ ...form, subject }, read.postedLength) };
}

function textOf(found: FoundResponse) {
  if (found.xml !== undefined) {
    const encoded = Buffer.from(found.xml).toString("base64");
    return decodePosted(encoded);
  }
  if (found.posted !== undefined) return decodePosted(found.posted);
  const detail =
    "No form field SAMLResponse was found in the capture. Record the login anew with the log preserved, and export with content.";
  return { refused: notFound(detail) };
}

interface Examined {
  readonly diagnostics: Diagnostic[];
  readonly subject: ResponseSubject | undefined;
  readonly signedBy?: SignedBy;
}

function explained({ diagnostics, subject, signedBy }: Examined, postedLength: number) {
  if (subject === undefined) return { values: [], diagnostics };
  const { assertion } = subject;
  const content = assertion === undefined ? undefined : readAssertion(subject, assertion);
  const claims = content === undefined ? undefined : claimsOf(content, signedBy, postedLength);
  const issuer = content?.issuer;
  const destination = attribute(subject.response, "Destination");
  return {
    values: labelledValues(subject, content, signedBy),
    diagnostics: [...diagnostics, ...judgeContent(subject), ...(claims?.diagnostics ?? [])],
    ...(issuer === undefined || issuer === "" ? {} : { issuer }),
    ...(destination === undefined ? {} : { destination }),
    ...(signedBy === undefined ? {} : { signedBy }),
    ...(claims === undefined ? {} : { pairs: claims.pairs }),
  };
}

/** Alibaba Cloud's rules apply where the response is meant for it, by address, audience or attributes. */
function claimsOf(content: ReadAssertion, signedBy: SignedBy | undefined, postedLength: number) {
  const meant =
    siteOfAcs(content.recipient) !== undefined ||
    content.audiences.some((audience) => audience.startsWith("urn:alibaba:cloudcomputing")) ||
    Object.keys(content.attributes).some((name) => /saml-role/i.test(name) || name === attributeNames.role);
  if (!meant) return undefined;
  return readClaims({
    assertion: { ...content, signedBy, postedLength },
    site: siteOfAcs(content.recipient),
  });
}

function guessedProvider(subject: ResponseSubject | undefined): ServiceProvider | undefined {
  if (subject === undefined) return undefined;
  const recipient =
    subject.assertion === undefined ? "" : readAssertion(subject, subject.assertion).recipient;
  const site = siteOfAcs(recipient) ?? siteOfAcs(attribute(subject.response, "Destination"));
  return site === undefined ? undefined : { entityId: site.entityId, acsUrl: site.acsUrl };
}
