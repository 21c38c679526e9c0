import type { ResourceOf } from "@modelstudio-sso/contracts";
import type { ObservedProvider, WriteReceipt } from "@modelstudio-sso/federation";
import { allPages, must, read, readOrNull, write } from "../call.ts";
import { ims, openapi } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { decodeMetadata, encodeMetadata } from "./convert.ts";

const version = "2019-08-15";

/**
 * Metadata documents travel in a signed form body: the SDK's typed method would put them into the URL, where a
 * document of a usual size exceeds header limits on the way.
 */
async function callWithBody(
  clients: SdkClients,
  action: "CreateSAMLProvider" | "UpdateSAMLProvider",
  body: Record<string, string>,
): Promise<WriteReceipt> {
  const params = new openapi.$OpenApiUtil.Params({
    action,
    version,
    protocol: clients.ims._protocol || "HTTPS",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  const answer = await write(`ims:${action}`, () =>
    clients.ims.callApi(params, new openapi.$OpenApiUtil.OpenApiRequest({ body }), clients.runtime),
  );
  return { requestId: String(answer.body?.RequestId ?? "") };
}

/** SAML providers of IMS 2019-08-15, and the account-wide reads the account step needs. */
export function imsApi(clients: SdkClients) {
  return {
    listSamlProviders: () =>
      allPages(async (marker) => {
        const { body } = await read("ims:ListSAMLProviders", () =>
          clients.ims.listSAMLProvidersWithOptions(
            new ims.ListSAMLProvidersRequest({ marker, maxItems: 100 }),
            clients.runtime,
          ),
        );
        return {
          items: (body?.SAMLProviders?.SAMLProvider ?? []).map((provider) => ({
            name: provider.SAMLProviderName ?? "",
            description: provider.description ?? "",
          })),
          marker: body?.marker,
          truncated: body?.isTruncated,
        };
      }),

    getSamlProvider: async (name: string): Promise<ObservedProvider | null> => {
      const action = "ims:GetSAMLProvider";
      const answer = await readOrNull(action, () =>
        clients.ims.getSAMLProviderWithOptions(
          new ims.GetSAMLProviderRequest({ SAMLProviderName: name }),
          clients.runtime,
        ),
      );
      if (answer === null) return null;
      const provider = must(action, answer.body?.SAMLProvider, "SAMLProvider");
      return {
        name,
        arn: provider.arn ?? "",
        description: provider.description ?? "",
        metadataXml: decodeMetadata(provider.encodedSAMLMetadataDocument ?? ""),
      };
    },

    createSamlProvider: (provider: ResourceOf<"saml-provider">) =>
      callWithBody(clients, "CreateSAMLProvider", {
        SAMLProviderName: provider.name,
        EncodedSAMLMetadataDocument: encodeMetadata(provider.metadataXml),
        Description: provider.description,
      }),

    updateSamlProvider: (provider: ResourceOf<"saml-provider">) =>
      callWithBody(clients, "UpdateSAMLProvider", {
        SAMLProviderName: provider.name,
        NewEncodedSAMLMetadataDocument: encodeMetadata(provider.metadataXml),
        NewDescription: provider.description,
      }),

    deleteSamlProvider: async (name: string): Promise<WriteReceipt> => {
      const answer = await write("ims:DeleteSAMLProvider", () =>
        clients.ims.deleteSAMLProviderWithOptions(
          new ims.DeleteSAMLProviderRequest({ SAMLProviderName: name }),
          clients.runtime,
        ),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },

    accountSummary: async (): Promise<Record<string, number>> => {
      const { body } = await read("ims:GetAccountSummary", () =>
        clients.ims.getAccountSummaryWithOptions(clients.runtime),
      );
      const entries = Object.entries(body?.summaryMap ?? {});
      return Object.fromEntries(
        entries.flatMap(([name, value]) => (typeof value === "number" ? [[name, value]] : [])),
      );
    },

    userSsoEnabled: async (): Promise<boolean> => {
      const { body } = await read("ims:GetUserSsoSettings", () =>
        clients.ims.getUserSsoSettingsWithOptions(clients.runtime),
      );
      return body?.userSsoSettings?.ssoEnabled ?? false;
    },
  };
}
