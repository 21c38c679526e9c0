import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Federation, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, openCluster } from "../src/database/cluster.ts";
import { issuerIndex } from "../src/saml/issuer-index.ts";
import type { SamlDesk } from "../src/saml/saml-desk.ts";
import { type OpenDatabase, openDatabase } from "../src/storage/database.ts";
import { createStore, type Store } from "../src/storage/store.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-issuers-"));
let cluster: Cluster;
let database: OpenDatabase;
let store: Store;
let organizationId: string;
let index: ReturnType<typeof issuerIndex>;
const read: string[] = [];

beforeAll(async () => {
  cluster = await openCluster(folder);
  database = await openDatabase(cluster.url, () => undefined);
  store = createStore(database.db);
  const { id } = await database.db
    .insertInto("organization")
    .values({ name: "Acme" })
    .returning("id")
    .executeTakeFirstOrThrow();
  organizationId = id;
  // The metadata of this test is the entityID alone, or nothing that can be read.
  const entityIdOf = async ({ document }: Federation) => {
    read.push(document.name);
    const { loginPath } = document;
    const xml = loginPath.kind === "idp" ? loginPath.metadataXml : undefined;
    return xml === "broken" ? undefined : xml;
  };
  const saml = { entityIdOf } as unknown as SamlDesk;
  index = issuerIndex({ store, saml, now: () => new Date() });
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

function documentOf(name: string, metadataXml: string | undefined) {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "P", ...(metadataXml === undefined ? {} : { metadataXml }) },
  });
}

async function add(name: string, metadataXml?: string): Promise<Federation> {
  const made = await store.federations.create(organizationId, {
    document: documentOf(name, metadataXml),
    by: "o",
  });
  if (made === null) throw new Error("not made");
  return made;
}

async function save(federation: Federation, metadataXml: string, role?: string): Promise<Federation> {
  const document = documentOf(federation.document.name, metadataXml);
  if (role !== undefined) document.roles = federationDocumentSchema.shape.roles.parse([{ name: role }]);
  const { id, version } = federation;
  const saved = await store.federations.save(organizationId, { id, version, document, by: "o" });
  if (saved === null) throw new Error("not saved");
  return saved;
}

const found = async (issuer: string) => (await index.federationOf(issuer))?.federation.document.name;

describe("the federation of an issuer", () => {
  it("is found among many, each of which is read once", async () => {
    for (let count = 0; count < 250; count += 1) await add(`many-${count}`, `https://idp-${count}.example`);
    await add("broken", "broken");
    await add("without");
    read.length = 0;
    // Many ask at once; the reading is one.
    const asked = await Promise.all(Array.from({ length: 20 }, () => found("https://idp-7.example")));
    expect(new Set(asked)).toEqual(new Set(["many-7"]));
    expect(read).toHaveLength(252);
    expect(new Set(read).size).toBe(252);
    read.length = 0;
    expect(await found("https://idp-249.example")).toBe("many-249");
    expect(await found("https://nobody.example")).toBeUndefined();
    expect(await found("")).toBeUndefined();
    expect(read).toEqual([]);
  });

  it("is read again when the IdP of a document changes, and only then", async () => {
    const first = await add("changing", "https://old.example");
    expect(await found("https://old.example")).toBe("changing");
    read.length = 0;
    const second = await save(first, "https://old.example", "Another-Role");
    expect(await found("https://old.example")).toBe("changing");
    expect(read).toEqual([]);
    await save(second, "https://new.example");
    expect(await found("https://old.example")).toBeUndefined();
    expect(await found("https://new.example")).toBe("changing");
    expect(read).toEqual(["changing"]);
  });

  it("is nobody's where two could be meant", async () => {
    await add("twin-one", "https://twin.example");
    expect(await found("https://twin.example")).toBe("twin-one");
    await add("twin-two", "https://twin.example");
    expect(await found("https://twin.example")).toBeUndefined();
  });
});
