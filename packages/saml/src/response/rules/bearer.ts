import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { inWords } from "../../time/instant.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf, childrenOf, type Element } from "../../xml/tree.ts";
import { type ResponseSubject, timeOf } from "./rule.ts";

const method = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const path = "/Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData";

/** A bearer confirmation with what speaks against it. */
export interface Bearer {
  readonly data: Element | undefined;
  readonly diagnostics: Diagnostic[];
}

/** Every SubjectConfirmation of the bearer method, judged (SAML profiles 4.1.4.2 and 4.1.4.3). */
export function bearers(subject: ResponseSubject): Bearer[] {
  const about = childOf(subject.assertion, namespaces.assertion, "Subject");
  return childrenOf(about, namespaces.assertion, "SubjectConfirmation")
    .filter((confirmation) => attribute(confirmation, "Method") === method)
    .map((confirmation) => {
      const data = childOf(confirmation, namespaces.assertion, "SubjectConfirmationData");
      return { data, diagnostics: [...recipient(data, subject), ...times(data, subject)] };
    });
}

/** The bearer confirmation that counts: the first without findings, else the one with the fewest. */
export function bestBearer(subject: ResponseSubject): Bearer | undefined {
  return bearers(subject).sort((a, b) => a.diagnostics.length - b.diagnostics.length)[0];
}

function recipient(data: Element | undefined, { expected }: ResponseSubject): Diagnostic[] {
  const got = attribute(data, "Recipient");
  const wanted = expected.sp?.acsUrl;
  if (got !== undefined && (wanted === undefined || got === wanted)) return [];
  return [
    diagnostic("response.confirmation.recipient", {
      detail:
        got === undefined
          ? "The confirmation names no Recipient, so it could be used anywhere. Set the recipient at the identity provider."
          : "Set the recipient (ACS) address at the identity provider to exactly this value; the comparison is exact.",
      path: `${path}/@Recipient`,
      ...(wanted === undefined ? {} : { want: wanted }),
      got: (got ?? "nothing").slice(0, 300),
    }),
  ];
}

function times(data: Element | undefined, { now, tolerance }: ResponseSubject): Diagnostic[] {
  const end = timeOf(data, "NotOnOrAfter", path);
  const found = [...end.diagnostics];
  if (attribute(data, "NotOnOrAfter") === undefined) {
    found.push(
      diagnostic("response.confirmation.no-expiry", {
        detail: "A bearer confirmation must end (SAML profiles 4.1.4.2); Alibaba Cloud requires it too.",
        path: `${path}/@NotOnOrAfter`,
        want: "a time a few minutes ahead",
        got: "nothing",
      }),
    );
  }
  if (end.at !== undefined && now >= end.at + tolerance) {
    found.push(
      diagnostic("response.confirmation.expired", {
        detail: `It ended ${inWords(now - end.at)} ago. Sign in anew; if it happens at once, the clocks differ.`,
        path: `${path}/@NotOnOrAfter`,
        want: `after ${new Date(now).toISOString()}`,
        got: attribute(data, "NotOnOrAfter") ?? "",
      }),
    );
  }
  if (attribute(data, "NotBefore") !== undefined) {
    found.push(
      diagnostic("response.confirmation.not-before", {
        detail: "The profile forbids a start here (SAML profiles 4.1.4.2); it belongs into Conditions.",
        path: `${path}/@NotBefore`,
        want: "nothing",
        got: (attribute(data, "NotBefore") ?? "").slice(0, 60),
      }),
    );
  }
  return found;
}
