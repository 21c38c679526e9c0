import { fetchMetadata } from "../saml/fetch-metadata.ts";
import { api, signedIn } from "./context.ts";

export const check = api.metadata.check.handler(async ({ input, context }) => {
  const { services } = signedIn(context);
  const xml = "xml" in input ? input.xml : await fetchMetadata(input.url);
  const report = await services.saml.describeMetadata(xml, {
    now: services.now(),
    entityId: input.entityId,
  });
  return { ...report, xml };
});
