import { assumptions } from "../assumptions.ts";
import { MetadataError, readIdpMetadata } from "../saml/idp-metadata.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { SamlProviderRecord } from "../state/records.ts";
import { badRequest, conflict, missingParameter, notFound } from "../wire/api-error.ts";
import type { Answer, BaseCall, Call, Operations } from "../wire/operation.ts";
import { pageByMarker } from "../wire/paging.ts";
import { name, required, text } from "../wire/parameters.ts";

/** Letters, digits, `.`, `-`, `_`; begins and ends with a letter or digit; at most 128. */
const nameRule = { pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/, maxLength: 128 };
const algorithms = ["rsa-sha1", "rsa-sha256"];

/** The five SAML provider operations of IMS 2019-08-15. */
export const samlProviderOperations: Operations = {
  CreateSAMLProvider: { wishes: wish("CreateSAMLProvider"), handle: create },
  GetSAMLProvider: { wishes: wish("GetSAMLProvider"), handle: get },
  ListSAMLProviders: { wishes: wish("ListSAMLProviders"), handle: list },
  UpdateSAMLProvider: { wishes: wish("UpdateSAMLProvider"), handle: update },
  DeleteSAMLProvider: { wishes: wish("DeleteSAMLProvider"), handle: remove },
};

function wish(action: string) {
  return (call: Call) => {
    const provider = call.params.SAMLProviderName ?? "*";
    return [
      { action: `ram:${action}`, resource: `acs:ram::${call.account.accountId}:saml-provider/${provider}` },
    ];
  };
}

function create(call: Call): Answer {
  const { params, store, account } = call;
  const providerName = name(params, "SAMLProviderName", nameRule);
  const key = [account.accountId, providerName];
  if (store.get("samlProvider", key) !== undefined) {
    throw conflict(assumptions.ims.duplicateProviderCode, "The SAML provider already exists.");
  }
  if (store.list("samlProvider", [account.accountId]).length >= assumptions.ims.maxProviders) {
    throw conflict(
      assumptions.ims.providerQuotaCode,
      "The count of SAML providers beyond the current limits.",
    );
  }
  const date = isoSeconds(call.now);
  const provider: SamlProviderRecord = {
    accountId: account.accountId,
    name: providerName,
    arn: `acs:ram::${account.accountId}:saml-provider/${providerName}`,
    description: text(params, "Description", 1024) ?? "",
    metadata: checkedMetadata(required(params, "EncodedSAMLMetadataDocument")),
    authnSignAlgo: algorithm(call) ?? "rsa-sha1",
    createDate: date,
    updateDate: date,
  };
  store.put("samlProvider", key, provider);
  return { SAMLProvider: { ...summary(provider), AuthnSignAlgo: provider.authnSignAlgo } };
}

function get(call: Call): Answer {
  const provider = find(call);
  const shown = { ...summary(provider), AuthnSignAlgo: provider.authnSignAlgo };
  return { SAMLProvider: { ...shown, EncodedSAMLMetadataDocument: mimeWrapped(provider.metadata) } };
}

function list(call: Call): Answer {
  const all = call.store.list("samlProvider", [call.account.accountId]);
  const page = pageByMarker(all, call.params, 100);
  return { ...page.fields, SAMLProviders: { SAMLProvider: page.items.map(summary) } };
}

function update(call: Call): Answer {
  const provider = find(call);
  const description = text(call.params, "NewDescription", 1024);
  const metadata = call.params.NewEncodedSAMLMetadataDocument;
  const authnSignAlgo = algorithm(call);
  if (description === undefined && metadata === undefined && authnSignAlgo === undefined) {
    throw missingParameter("NewEncodedSAMLMetadataDocument");
  }
  const changed: SamlProviderRecord = {
    ...provider,
    description: description ?? provider.description,
    metadata: metadata === undefined ? provider.metadata : checkedMetadata(metadata),
    authnSignAlgo: authnSignAlgo ?? provider.authnSignAlgo,
    updateDate: isoSeconds(call.now),
  };
  call.store.put("samlProvider", [provider.accountId, provider.name], changed);
  return { SAMLProvider: { ...summary(changed), AuthnSignAlgo: changed.authnSignAlgo } };
}

/** Roles that trust the provider do not keep it from being deleted: their sign-in just stops. */
function remove(call: Call): Answer {
  const provider = find(call);
  call.store.delete("samlProvider", [provider.accountId, provider.name]);
  return {};
}

function find(call: Call): SamlProviderRecord {
  const provider = call.store.get("samlProvider", [
    call.account.accountId,
    required(call.params, "SAMLProviderName"),
  ]);
  if (provider === undefined) throw notFound("EntityNotExist.SAMLProvider", "Can not find SAML provider.");
  return provider;
}

function summary(provider: SamlProviderRecord): Answer {
  return {
    SAMLProviderName: provider.name,
    Arn: provider.arn,
    Description: provider.description,
    CreateDate: provider.createDate,
    UpdateDate: provider.updateDate,
  };
}

function algorithm(call: BaseCall): string | undefined {
  const value = call.params.AuthnSignAlgo;
  if (value !== undefined && !algorithms.includes(value)) {
    throw badRequest("InvalidParameter.AuthnSignAlgo", 'The parameter - "AuthnSignAlgo" is incorrect.');
  }
  return value;
}

/** Base64 without white space of a document that RAM would take. */
function checkedMetadata(encoded: string): string {
  const base64 = encoded.replace(/\s+/g, "");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.toString("base64").replace(/=+$/, "") !== base64.replace(/=+$/, "")) {
    throw badRequest(assumptions.ims.invalidMetadataCode, "The document is not base64.");
  }
  if (bytes.length > assumptions.ims.maxMetadataBytes) {
    throw badRequest(assumptions.ims.invalidMetadataCode, "The document is larger than 102400 bytes.");
  }
  try {
    readIdpMetadata(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof MetadataError) throw badRequest(assumptions.ims.invalidMetadataCode, error.message);
    throw error;
  }
  return bytes.toString("base64");
}

/** The cloud answers with line breaks in the base64; clients that compare must take them out. */
function mimeWrapped(base64: string): string {
  const line = new RegExp(`.{1,${assumptions.ims.base64LineLength}}`, "g");
  return (base64.match(line) ?? []).join("\n");
}
