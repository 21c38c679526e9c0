import type { SigningDraft } from "../response/draft.ts";
import { escapeXml } from "../xml.ts";
import type { FaultRule } from "./rule.ts";

const signing = (description: string, change: Partial<SigningDraft>): FaultRule => ({
  description,
  change: (draft) => ({ ...draft, signing: { ...draft.signing, ...change } }),
});

/** The signature is missing, in the wrong place, by the wrong key, too weak or broken. */
export const signatureFaults = {
  unsigned: signing("Nothing is signed.", { target: "nothing" }),
  "response-signed-only": signing("The Response is signed, the Assertion itself is not.", {
    target: "response",
  }),
  "wrong-key": signing("Signed by a key that is not in the metadata, and KeyInfo shows its certificate.", {
    key: "unpublished",
    shownCertificate: "unpublished",
  }),
  "wrong-key-hidden": signing(
    "Signed by a key that is not in the metadata under the published certificate.",
    {
      key: "unpublished",
    },
  ),
  sha1: signing("Signed with RSA-SHA1 instead of RSA-SHA256.", { algorithm: "rsa-sha1" }),
  tampered: {
    description: "The e-mail address was changed after signing.",
    change: (draft, { user }) => ({
      ...draft,
      afterSigning: (xml) => xml.replaceAll(`>${escapeXml(user.email)}<`, ">mallory@acme.example<"),
    }),
  },
  reformatted: {
    description: "Line breaks were added after signing, as a pretty-printing proxy does.",
    change: (draft) => ({ ...draft, afterSigning: (xml) => xml.replaceAll("><", ">\n<") }),
  },
} satisfies Record<string, FaultRule>;
