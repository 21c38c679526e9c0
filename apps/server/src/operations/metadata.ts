import { fetchMetadata, keptMetadata } from "../saml/fetch-metadata.ts";
import { api, signedIn } from "./context.ts";

export const check = api.metadata.check.handler(async ({ input, context }) => {
  const { services } = signedIn(context);
  const given =
    "xml" in input ? input.xml : await fetchMetadata(services.outbound, input.url, input.entityId);
  const report = await services.saml.describeMetadata(given, {
    now: services.now(),
    entityId: input.entityId,
  });
  const xml = typeof given === "string" ? given : keptMetadata(given, report);
  return { ...report, ...(xml === undefined ? {} : { xml }) };
});
