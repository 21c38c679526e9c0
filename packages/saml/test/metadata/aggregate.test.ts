import { describe, expect, it } from "vitest";
import { checkMetadata, checkMetadataStream } from "../../src/index.ts";
import { AggregateReader } from "../../src/metadata/aggregate/aggregate-reader.ts";
import { aggregate, spMetadata } from "../samples/metadata-samples.ts";
import { idpEntityId, metadata } from "../support/metadata.ts";
import { now, signer, stranger } from "../support/response.ts";

const wanted = "https://wanted.example.com";
const ours = metadata({ signers: [signer] });
const theirs = metadata({ signers: [stranger], entityId: wanted });
const padding = `<!--${"x".repeat(1000)}-->`.repeat(1100);

/** The content as the reader sees it, in pieces of every size. */
function read(xml: string, entityId?: string, size = 7) {
  const reader = new AggregateReader(entityId);
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) {
    const fault = reader.push(bytes.subarray(at, at + size));
    if (fault !== undefined) return { fault };
  }
  return reader.finish();
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe("reading an aggregate without a tree", () => {
  it.each([1, 2, 3, 7, 64, 100_000])("gives the same in pieces of %i bytes", (size) => {
    const { content } = read(aggregate(ours, spMetadata, theirs), wanted, size);
    expect(content).toMatchObject({
      entityIds: [idpEntityId, wanted],
      entities: 3,
      fitting: 1,
      signed: false,
    });
    expect(text(content?.entity)).toBe(theirs);
  });

  it("carries over the declarations an entity inherits, the nearest first", () => {
    const xml = `<m:EntitiesDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:a="urn:outer" xmlns:b='urn:b"&lt;'><m:EntitiesDescriptor xmlns:a="urn:inner"><m:EntityDescriptor entityID="x" xmlns:c="urn:c"><m:IDPSSODescriptor/></m:EntityDescriptor></m:EntitiesDescriptor></m:EntitiesDescriptor>`;
    const entity = text(read(xml).content?.entity);
    expect(entity).toBe(
      `<m:EntityDescriptor entityID="x" xmlns:c="urn:c" xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:a="urn:inner" xmlns:b="urn:b&quot;&lt;"><m:IDPSSODescriptor/></m:EntityDescriptor>`,
    );
  });

  it("is not fooled by comments, CDATA, processing instructions, quoted text or foreign elements", () => {
    const decoy = ours.replace(idpEntityId, "https://decoy.example.com");
    const attribute = decoy.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "'");
    const xml = aggregate(
      `<!-- ${decoy.replaceAll("--", "- -")} -->`,
      `<Extensions><x:y xmlns:x="urn:x" z="${attribute}>"><![CDATA[${decoy}]]></x:y>${decoy}</Extensions>`,
      `<?note ${decoy.replaceAll("?>", "")} ?>`,
      decoy.replace("urn:oasis:names:tc:SAML:2.0:metadata", "urn:other"),
      ours,
    );
    const { content } = read(xml);
    expect(content?.entityIds).toEqual([idpEntityId]);
    expect(text(content?.entity)).toBe(ours);
    // The tree of the parser says the same; it takes no processing instruction.
    expect(checkMetadata(xml.replace(/<\?note.*\?>/s, ""), { now }).entityIds).toEqual([idpEntityId]);
  });

  it("reads names with references, single quotes and blanks as a parser does", () => {
    const { content } = read(
      aggregate(
        `<EntityDescriptor  entityID = 'a&amp;b&#x21;&#33;&quot;' ><IDPSSODescriptor /></EntityDescriptor >`,
      ),
    );
    expect(content?.entityIds).toEqual(['a&b!!"']);
  });

  it.each([
    ["an end tag of another element", aggregate("<EntityDescriptor></IDPSSODescriptor>"), "malformed"],
    ["a missing end", aggregate(ours).slice(0, -5), "malformed"],
    ["two roots", aggregate(ours) + aggregate(ours), "malformed"],
    ["an attribute twice", aggregate('<EntityDescriptor entityID="a" entityID="b"/>'), "malformed"],
    ["an undefined entity", aggregate('<EntityDescriptor entityID="&x;"/>'), "malformed"],
    ["an entity by an odd name", aggregate('<EntityDescriptor entityID="&__proto__;"/>'), "malformed"],
    ["an open quote", aggregate('<EntityDescriptor entityID="a/>'), "malformed"],
    ["a DOCTYPE", `<!DOCTYPE a [<!ENTITY x "y">]>${aggregate(ours)}`, "doctype"],
    ["another root", ours, "not-aggregate"],
    ["depth", aggregate(`<Extensions>${"<a>".repeat(100)}`), "too-complex"],
    ["an endless tag", aggregate(`<EntityDescriptor a="${"x".repeat(1100 * 1024)}`), "too-complex"],
    [
      "an endless entity",
      aggregate(ours.replace("</IDP", `${"<a/>".repeat(300_000)}</IDP`)),
      "entity-too-large",
    ],
    ["endless small tags", aggregate(`<Extensions>${"<a/>".repeat(3_000_001)}`), "too-complex"],
    ["an endless list", aggregate("<EntityDescriptor/>".repeat(50_001)), "too-complex"],
  ])("refuses %s", (_, xml, fault) => {
    expect(read(xml, undefined, 65_536).fault).toBe(fault);
  });
});

describe("checking a large aggregate", () => {
  const large = aggregate(ours, padding, theirs);

  it("judges the chosen entity by the same rules", async () => {
    for (const report of [
      checkMetadata(large, { now, entityId: wanted }),
      await checkMetadataStream(pieces(large, 10_000), { now, entityId: wanted }),
    ]) {
      expect(report.diagnostics.map((found) => found.code)).toEqual(["metadata.over-cloud-limit"]);
      expect(report.validated?.certificates[0]?.sha256).toBe(stranger.sha256);
      expect(report.entityIds).toEqual([idpEntityId, wanted]);
    }
  });

  it("asks which one is meant, and refuses what is not there", () => {
    const codes = (entityId?: string) =>
      checkMetadata(large, { now, entityId }).diagnostics.map((found) => found.code);
    expect(codes()).toEqual(["metadata.several-entities"]);
    expect(codes("https://nobody.example.com")).toEqual(["metadata.entity-not-found"]);
  });

  it("applies the times of the groups around the entity", async () => {
    const timed = (xml: string) =>
      xml.replace(
        "<EntitiesDescriptor",
        '<EntitiesDescriptor cacheDuration="PT6H" validUntil="2026-11-01T00:00:00Z"',
      );
    for (const xml of [timed(large), timed(aggregate(ours, theirs))]) {
      const report = await checkMetadataStream([Buffer.from(xml)], { now, entityId: wanted });
      expect(report.diagnostics.map((found) => found.code)).toContain("metadata.expired");
      expect(report.idp).toMatchObject({ cacheDuration: "PT6H", validUntil: "2026-11-01T00:00:00Z" });
    }
  });

  it("warns of names that occur twice, and refuses where the chosen one does", async () => {
    for (const filling of [padding, ""]) {
      const twice = aggregate(ours, theirs, filling, ours);
      const other = await checkMetadataStream(pieces(twice, 90_000), { now, entityId: wanted });
      expect(
        other.diagnostics.filter((found) => found.code === "metadata.entity-id.duplicate"),
      ).toMatchObject([{ severity: "warning", got: idpEntityId }]);
      expect(other.validated).toBeDefined();
      const own = await checkMetadataStream(pieces(twice, 90_000), { now, entityId: idpEntityId });
      expect(own.diagnostics.map((found) => found.code)).toEqual(["metadata.entity-id.duplicate"]);
      expect(own.validated).toBeUndefined();
    }
    const beside = aggregate(spMetadata.replace("urn:sp", wanted), theirs);
    expect(checkMetadata(beside, { now, entityId: wanted }).validated).toBeUndefined();
  });

  it("refuses other large documents", async () => {
    const entity = metadata({ signers: [signer], entity: padding });
    const codes = async (bytes: Uint8Array) =>
      (await checkMetadataStream(pieces(bytes, 300_000), { now })).diagnostics.map((found) => found.code);
    expect(await codes(Buffer.from(entity))).toEqual(["metadata.too-large"]);
    expect(await codes(Buffer.from(large, "utf16le"))).toEqual(["metadata.encoding"]);
    expect(await codes(Buffer.from(`<!DOCTYPE html><html>${padding}`))).toEqual(["metadata.html"]);
    expect(
      await codes(
        Buffer.alloc(
          66 * 1024 * 1024,
          "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>".padEnd(70),
        ),
      ),
    ).toEqual(["metadata.too-complex"]);
  });
});

function* pieces(input: string | Uint8Array, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(input);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
