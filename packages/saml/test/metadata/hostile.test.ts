import { describe, expect, it } from "vitest";
import { checkMetadata } from "../../src/index.ts";
import { makeSigner } from "../support/certificate.ts";
import { keyDescriptor, metadata } from "../support/metadata.ts";
import { now, signer } from "../support/response.ts";

/** The slowest takes a quarter of a second on a quiet machine; the test leaves room for a busy one. */
const budget = 2000;

const sound = metadata({ signers: [signer] });
const group = '<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"';
const fill = (piece: string, bytes = 900_000) => piece.repeat(Math.floor(bytes / piece.length));
const inRole = (content: string) => sound.replace("</IDPSSODescriptor>", `${content}</IDPSSODescriptor>`);
const endpoint = (location: string) =>
  `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${location}"/>`;
const ca = makeSigner({ subject: "same.example.com" });
const chain = Array.from(
  { length: 30 },
  () => makeSigner({ kind: "ec", subject: "same.example.com", issuedBy: ca }).certificate,
).join("</X509Certificate><X509Certificate>");

/** Documents of up to 1 MiB made to burn time. */
const hostile: Readonly<Record<string, string>> = {
  "many entities": `${group}>${fill(sound.replace(/<X509Certificate>.*<\/X509Certificate>/, ""))}</EntitiesDescriptor>`,
  "many empty entities": `${group}>${fill("<EntityDescriptor/>", 500_000)}</EntitiesDescriptor>`,
  "many entities in many groups": `${`${group} validUntil="x">`.repeat(200)}${"<EntityDescriptor/>".repeat(20_000)}${"</EntitiesDescriptor>".repeat(200)}`,
  "many keys": sound.replace(/<KeyDescriptor.*<\/KeyDescriptor>/, (key) => fill(key)),
  "many empty keys": inRole(fill("<KeyDescriptor/>", 400_000)),
  "chains upon chains": metadata({ keys: fill(keyDescriptor(chain)) }),
  "many endpoints": inRole(fill(endpoint("https://idp.example.com/sso"))),
  "endless addresses": inRole(endpoint(`https://${"a.".repeat(400_000)}`)),
  "a fault of the schema in each of many elements": inRole(fill('<NameIDFormat x="1"/>')),
  "as many of them as are read": inRole('<NameIDFormat x="1"/>'.repeat(2_400)),
  "many attributes": sound.replace(
    "<IDPSSODescriptor",
    `<IDPSSODescriptor ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(" ")}`,
  ),
  "many namespaces": inRole(
    Array.from({ length: 3_900 }, (_, at) => `<NameIDFormat xmlns:p${at}="urn:${at}">x</NameIDFormat>`).join(
      "",
    ),
  ),
  "many names": sound.replace(
    "</EntityDescriptor>",
    `<Organization>${fill('<OrganizationDisplayName xml:lang="de">x</OrganizationDisplayName>')}</Organization></EntityDescriptor>`,
  ),
  "open comments": sound + "<!--".repeat(200_000),
  "open tags": "<".repeat(900_000),
  "character references": inRole(endpoint(`https://a.example/${"&amp;".repeat(170_000)}`)),
};

describe("hostile metadata is answered in time", () => {
  checkMetadata(sound, { now });

  it.each(Object.entries(hostile))("%s", (_, xml) => {
    expect(Buffer.byteLength(xml)).toBeLessThan(1024 * 1024);
    // Of the processor, not of the wall: what else the machine does must not decide.
    const before = process.cpuUsage();
    const report = checkMetadata(xml, { now });
    const { user, system } = process.cpuUsage(before);
    expect(report.diagnostics.length).toBeGreaterThan(0);
    expect((user + system) / 1000).toBeLessThan(budget);
  });
});
