import type { Diagnostic } from "@modelstudio-sso/contracts";
import { checkMetadata, explainResponse, type ResponseExpectation, verifyResponse } from "../../src/index.ts";
import { signQuickly } from "../fuzz/fast-sign.ts";
import type { Signer } from "../support/certificate.ts";
import { type MetadataShape, metadata } from "../support/metadata.ts";
import {
  assertionXml,
  attributeXml,
  durationName,
  expectation,
  now,
  pair,
  post,
  type ResponseShape,
  roleName,
  sessionName,
  signer,
  sp,
  trustedIdp,
  wrap,
} from "../support/response.ts";
import type { VendorShape } from "./vendor-shapes.ts";

/** All that a vendor's login is made of, before any of it is written; faults change it. */
export interface Login {
  response: ResponseShape;
  roles: string[] | null;
  roleName: string;
  names: string[] | null;
  durations: string[] | null;
  /** Further attributes, as XML. */
  more: string;
  /** Replaces the assertion, where the fault is that there is none. */
  content: string | null;
  signers: { assertion: Signer | null; response: Signer | null; certificate?: Signer; method?: string };
  /** What happens to the text on its way, after signing. */
  onTheWay: (xml: string) => string;
  metadata: MetadataShape;
  metadataOnTheWay: (xml: string) => string;
  expected: Partial<ResponseExpectation>;
}

/** A login with nothing wrong in it, in the manner of a vendor. */
export function soundLogin(vendor: VendorShape): Login {
  return {
    response: vendor.response ?? {},
    roles: [pair],
    roleName,
    names: ["ann@example.com"],
    durations: null,
    more: "",
    content: null,
    signers: { assertion: signer, response: vendor.signsResponse ? signer : null },
    onTheWay: (xml) => xml,
    metadata: { signers: [signer], entityId: vendor.entityId, ...vendor.metadata },
    metadataOnTheWay: (xml) => xml,
    expected: {},
  };
}

/** Writes both documents as the vendor would, and gives every finding about them but plain information. */
export function diagnose(login: Login, vendor: VendorShape): Diagnostic[] {
  const xml = login.metadataOnTheWay(vendor.dressMetadata(metadata(login.metadata)));
  const posted = post(login.onTheWay(writeResponse(login, vendor)));
  // A connection is judged by the metadata it was set up with, which was sound.
  const idp = trustedIdp([signer], vendor.entityId);
  const found = [
    ...checkMetadata(xml, { now }).diagnostics,
    ...verifyResponse(posted, expectation({ ...login.expected, idp })).diagnostics,
    ...explainResponse(posted, { now, idp, sp }).diagnostics,
  ];
  return found.filter(({ severity }) => severity !== "info");
}

/** The XML of the login's response as the vendor would write and sign it. */
export function writeResponse(login: Login, vendor: VendorShape): string {
  const attributes = [
    login.roles === null ? "" : attributeXml(login.roleName, login.roles, vendor.valueType),
    login.names === null ? "" : attributeXml(sessionName, login.names, vendor.valueType),
    login.durations === null ? "" : attributeXml(durationName, login.durations, vendor.valueType),
    login.more,
  ].join("");
  const shape = { issuer: vendor.entityId, responseIssuer: vendor.entityId, attributes, ...login.response };
  let xml = vendor.dress(wrap(login.content ?? assertionXml(shape), shape));
  for (const name of ["Assertion", "Response"] as const) {
    const key = name === "Assertion" ? login.signers.assertion : login.signers.response;
    if (key === null || (name === "Assertion" && login.content !== null)) continue;
    const { certificate, method } = login.signers;
    const shown = { ...key, certificate: (certificate ?? key).certificate };
    xml = signQuickly(xml, name, shown, method === undefined ? {} : { method }) ?? xml;
  }
  return xml;
}
