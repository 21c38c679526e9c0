import { diagnostic } from "@modelstudio-sso/contracts";
import { inWords, readInstant } from "../../time/instant.ts";
import type { MetadataRule } from "./rule.ts";

const path = "/EntityDescriptor/@validUntil";

/** xs:duration without a sign; `P` and `PT` alone name no time. */
const duration = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** metadata.cache-duration.unreadable (SAML metadata 2.3.2). */
export const cacheDuration: MetadataRule = ({ idp }) => {
  if (idp.cacheDuration === undefined || duration.test(idp.cacheDuration.trim())) return [];
  return [
    diagnostic("metadata.cache-duration.unreadable", {
      detail: "After what time the file should be fetched again cannot be told; the usual interval is kept.",
      path: "/EntityDescriptor/@cacheDuration",
      want: "a duration such as PT6H",
      got: idp.cacheDuration.slice(0, 60) || "nothing",
    }),
  ];
};

/** metadata.expired and metadata.valid-until.unreadable (SAML metadata 2.3.2). */
export const validity: MetadataRule = ({ idp, now }) => {
  if (idp.validUntil === undefined) return [];
  const until = readInstant(idp.validUntil);
  if (until === undefined) {
    return [
      diagnostic("metadata.valid-until.unreadable", {
        detail: "Until when the document may be used cannot be told, so it is not used.",
        path,
        want: "a time such as 2030-01-31T00:00:00Z",
        got: idp.validUntil.slice(0, 60),
      }),
    ];
  }
  if (until > now.getTime()) return [];
  return [
    diagnostic("metadata.expired", {
      detail: `The document ended ${inWords(now.getTime() - until)} ago. Export it again; the new one may carry new certificates.`,
      path,
      want: `after ${now.toISOString()}`,
      got: idp.validUntil,
    }),
  ];
};
