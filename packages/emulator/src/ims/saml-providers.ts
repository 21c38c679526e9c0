import type { Assumptions } from "../assumptions.ts";
import { MetadataError, readIdpMetadata } from "../saml/idp-metadata.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { SamlProviderRecord } from "../state/records.ts";
import { ApiError, badRequest, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { missing, name, oneOf, type Rule, required, text } from "../wire/parameter-rules.ts";

const providerName = required(
  name({
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    max: 128,
    words: 'letters, digits, ".", "-", "_"; first and last a letter or digit',
  }),
);
const description = text(({ ims }) => ims.maxDescriptionChars);
const algorithm = oneOf("rsa-sha256", "rsa-sha1");

const unusable = ({ ims }: Assumptions) =>
  badRequest(ims.invalidMetadataCode, "The metadata document cannot be used.");
const absent = ({ ims }: Assumptions) => notFound(ims.notFoundCode, "Can not find SAML provider.");
const exists = ({ ims }: Assumptions) =>
  conflict(ims.duplicateProviderCode, "The SAML provider already exists.");
const full = ({ ims }: Assumptions) =>
  conflict(ims.providerQuotaCode, "The count of SAML providers beyond the current limits.");
const nothingNew = (assumptions: Assumptions) =>
  missing({ name: "NewEncodedSAMLMetadataDocument", assumptions });

/** Base64 without white space of a document that RAM would take. */
const metadata: Rule<string | undefined> = {
  words: ({ ims }) =>
    `base64 of at most ${ims.maxMetadataBytes} bytes; one IDPSSODescriptor, at most ${ims.maxCertificatesPerDescriptor} certificates`,
  refusals: ({ assumptions }) => [unusable(assumptions)],
  read: (given, { assumptions }) => (given === undefined ? undefined : checkedMetadata(given, assumptions)),
};

const metadataLimits = ["ims.maxMetadataBytes", "ims.maxCertificatesPerDescriptor"];

/** The five SAML provider operations of IMS 2019-08-15. */
export const samlProviderOperations: Operations = {
  CreateSAMLProvider: operation({
    families: ["samlProviders"],
    // As published, creating and listing cannot be granted for single providers.
    asks: asking("ram:CreateSAMLProvider"),
    params: {
      SAMLProviderName: providerName,
      EncodedSAMLMetadataDocument: required(metadata),
      Description: description,
      AuthnSignAlgo: algorithm,
    },
    refusals: [exists, full],
    limits: ["ims.maxProviders", ...metadataLimits],
    run: create,
  }),
  GetSAMLProvider: operation({
    asks: onProvider("GetSAMLProvider"),
    params: { SAMLProviderName: providerName },
    refusals: [absent],
    run: (call, args) => {
      const provider = find(call, args.SAMLProviderName);
      const EncodedSAMLMetadataDocument = mimeWrapped(provider.metadata, call.assumptions);
      return { SAMLProvider: { ...shown(provider), EncodedSAMLMetadataDocument } };
    },
  }),
  ListSAMLProviders: operation({
    asks: asking("ram:ListSAMLProviders"),
    params: markerPaging(100),
    run: (call, args) => {
      const page = pageByMarker(call.store.list("samlProvider", [call.account.accountId]), args);
      return { ...page.fields, SAMLProviders: { SAMLProvider: page.items.map(listed) } };
    },
  }),
  UpdateSAMLProvider: operation({
    families: ["samlProviders"],
    asks: onProvider("UpdateSAMLProvider"),
    params: {
      SAMLProviderName: providerName,
      NewDescription: description,
      NewEncodedSAMLMetadataDocument: metadata,
      AuthnSignAlgo: algorithm,
    },
    refusals: [absent, nothingNew],
    limits: metadataLimits,
    run: update,
  }),
  DeleteSAMLProvider: operation({
    families: ["samlProviders"],
    asks: onProvider("DeleteSAMLProvider"),
    params: { SAMLProviderName: providerName },
    refusals: [absent],
    // Roles that trust the provider do not keep it from being deleted: their sign-in just stops.
    run: (call, args) => {
      const provider = find(call, args.SAMLProviderName);
      call.store.delete("samlProvider", [provider.accountId, provider.name]);
      return {};
    },
  }),
};

function onProvider(action: string) {
  return asking(`ram:${action}`, "acs:ram::{account}:saml-provider/{SAMLProviderName}");
}

function find(call: Call, wanted: string): SamlProviderRecord {
  const provider = call.store.get("samlProvider", [call.account.accountId, wanted]);
  if (provider === undefined) throw new ApiError(absent(call.assumptions));
  return provider;
}

interface NewProvider {
  SAMLProviderName: string;
  EncodedSAMLMetadataDocument: string;
  Description: string | undefined;
  AuthnSignAlgo: string | undefined;
}

function create(call: Call, args: NewProvider): Answer {
  const { store, assumptions } = call;
  const { accountId } = call.account;
  const key = [accountId, args.SAMLProviderName];
  if (store.get("samlProvider", key) !== undefined) throw new ApiError(exists(assumptions));
  if (store.list("samlProvider", [accountId]).length >= assumptions.ims.maxProviders) {
    throw new ApiError(full(assumptions));
  }
  const date = isoSeconds(call.now);
  const provider: SamlProviderRecord = {
    accountId,
    name: args.SAMLProviderName,
    arn: `acs:ram::${accountId}:saml-provider/${args.SAMLProviderName}`,
    description: args.Description ?? "",
    metadata: args.EncodedSAMLMetadataDocument,
    authnSignAlgo: args.AuthnSignAlgo ?? assumptions.ims.defaultAuthnSignAlgo,
    createDate: date,
    updateDate: date,
  };
  store.put("samlProvider", key, provider);
  return { SAMLProvider: shown(provider) };
}

interface ProviderChange {
  SAMLProviderName: string;
  NewDescription: string | undefined;
  NewEncodedSAMLMetadataDocument: string | undefined;
  AuthnSignAlgo: string | undefined;
}

function update(call: Call, args: ProviderChange): Answer {
  const provider = find(call, args.SAMLProviderName);
  const { NewDescription, NewEncodedSAMLMetadataDocument, AuthnSignAlgo } = args;
  if (NewDescription === undefined && NewEncodedSAMLMetadataDocument === undefined) {
    throw new ApiError(nothingNew(call.assumptions));
  }
  const changed: SamlProviderRecord = {
    ...provider,
    description: NewDescription ?? provider.description,
    metadata: NewEncodedSAMLMetadataDocument ?? provider.metadata,
    authnSignAlgo: AuthnSignAlgo ?? provider.authnSignAlgo,
    updateDate: isoSeconds(call.now),
  };
  call.store.put("samlProvider", [provider.accountId, provider.name], changed);
  return { SAMLProvider: shown(changed) };
}

function listed(provider: SamlProviderRecord): Answer {
  return {
    SAMLProviderName: provider.name,
    Arn: provider.arn,
    Description: provider.description,
    CreateDate: provider.createDate,
    UpdateDate: provider.updateDate,
  };
}

function shown(provider: SamlProviderRecord): Answer {
  return { ...listed(provider), AuthnSignAlgo: provider.authnSignAlgo };
}

function checkedMetadata(encoded: string, assumptions: Assumptions): string {
  const refuse = (message: string) => new ApiError(unusable(assumptions), { message });
  const base64 = encoded.replace(/\s+/g, "");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.toString("base64").replace(/=+$/, "") !== base64.replace(/=+$/, "")) {
    throw refuse("The document is not base64.");
  }
  const { maxMetadataBytes } = assumptions.ims;
  if (bytes.length > maxMetadataBytes) throw refuse(`The document is larger than ${maxMetadataBytes} bytes.`);
  try {
    readIdpMetadata(bytes.toString("utf8"), assumptions);
  } catch (error) {
    if (error instanceof MetadataError) throw refuse(error.message);
    throw error;
  }
  return bytes.toString("base64");
}

/** The cloud answers with line breaks in the base64; clients that compare must take them out. */
function mimeWrapped(base64: string, assumptions: Assumptions): string {
  const line = new RegExp(`.{1,${assumptions.ims.base64LineLength}}`, "g");
  return (base64.match(line) ?? []).join("\n");
}
