import { inflateRawSync } from "node:zlib";
import { Extractor } from "samlify";
import type { Directory } from "./directory.ts";
import { RehearsalIdpError } from "./errors.ts";

/** An AuthnRequest whose sender is known and whose answer goes to the registered address. */
export interface AcceptedRequest {
  id: string;
  spEntityId: string;
  relayState?: string;
}

/** The parameters of either binding, as they came. */
export interface IncomingRequest {
  binding: "redirect" | "post";
  samlRequest: unknown;
  relayState: unknown;
}

const mostBytes = 64 * 1024;
const mostRelayState = 2048;
const ncName = /^[A-Za-z_][A-Za-z0-9._-]*$/;

/**
 * Reads a request with samlify's extractor. Its `parseLoginRequest` would need `setSchemaValidator`, which
 * is one setting for the whole process: a rehearsal must not touch what a real verifier relies on.
 * Signatures of requests are not looked at, and the metadata says so; the registered address decides.
 */
export function acceptRequest(
  incoming: IncomingRequest,
  directory: Directory,
  ssoUrl: string,
): AcceptedRequest {
  const { issuer, id, acsUrl, destination } = extract(decode(incoming));
  const sp = directory.serviceProviders.find((known) => known.entityId === issuer);
  if (!sp) {
    throw new RehearsalIdpError(
      "unknown-service-provider",
      `The service provider "${String(issuer)}" is not registered here.`,
    );
  }
  if (acsUrl !== undefined && acsUrl !== sp.acsUrl) {
    throw refuse(`It asks for an answer to "${acsUrl}", but "${sp.acsUrl}" is registered.`);
  }
  if (destination !== undefined && destination !== ssoUrl) {
    throw refuse(`It is addressed to "${destination}", and this is "${ssoUrl}".`);
  }
  if (id === undefined || !ncName.test(id)) throw refuse("Its ID is missing or does not fit XML.");
  return { id, spEntityId: sp.entityId, ...acceptedRelayState(incoming.relayState) };
}

function decode({ binding, samlRequest }: IncomingRequest): string {
  if (typeof samlRequest !== "string" || samlRequest === "") throw refuse("There is no SAMLRequest.");
  const bytes = Buffer.from(samlRequest, "base64");
  try {
    const plain = binding === "redirect" ? inflateRawSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    if (plain.length <= mostBytes) return plain.toString("utf8");
  } catch {
    throw refuse("It is not a deflated, base64-encoded message.");
  }
  throw refuse("It is too large.");
}

interface Fields {
  issuer: unknown;
  id: string | undefined;
  destination: string | undefined;
  acsUrl: string | undefined;
}

function extract(xml: string): Fields {
  if (/<!DOCTYPE/i.test(xml)) throw refuse("It has a document type declaration.");
  const { request, issuer } = extractFields(xml);
  if (typeof request !== "object" || request === null || Array.isArray(request)) {
    throw refuse("It is not an AuthnRequest.");
  }
  const text = (name: string) => {
    const value = request[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    issuer,
    id: text("id"),
    destination: text("destination"),
    acsUrl: text("assertionConsumerServiceUrl"),
  };
}

function extractFields(xml: string): ReturnType<typeof Extractor.extract> {
  try {
    return Extractor.extract(xml, Extractor.loginRequestFields);
  } catch {
    throw refuse("It is not well-formed XML.");
  }
}

function acceptedRelayState(value: unknown): { relayState?: string } {
  if (value === undefined || value === "") return {};
  if (typeof value !== "string" || value.length > mostRelayState) throw refuse("Its RelayState is too long.");
  return { relayState: value };
}

function refuse(why: string): RehearsalIdpError {
  return new RehearsalIdpError("bad-request", `This sign-in request cannot be answered. ${why}`);
}
