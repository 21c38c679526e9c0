import { describe, expect, test } from "vitest";
import { newIdpMetadata, paddedTo, withKeys, withTwoDescriptors } from "./idp-metadata.ts";
import { at } from "./raw-call.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { cloud, accountId, name, raw, seen, trust, makeProvider, makeRole } = await openStage();

const metadataXml = await newIdpMetadata();
const provider = (text: string, document = metadataXml) => ({
  kind: "saml-provider" as const,
  name: name(text),
  metadataXml: document,
  description: "made by the contract suite",
});
const create = (text: string, document: string) =>
  raw("ims:CreateSAMLProvider", {
    SAMLProviderName: name(text),
    EncodedSAMLMetadataDocument: Buffer.from(document).toString("base64"),
  });

describe("a SAML provider", () => {
  test("reads back as it was made, and is listed", async () => {
    expect((await cloud.createSamlProvider(provider("Idp"))).requestId).not.toBe("");
    const found = await seen(
      () => cloud.getSamlProvider(name("Idp")),
      (answer) => answer !== null,
    );
    const { kind: _, ...fields } = provider("Idp");
    expect(found).toEqual({ ...fields, arn: `acs:ram::${accountId}:saml-provider/${name("Idp")}` });
    const listed = await seen(
      async () => (await cloud.listSamlProviders()).find((entry) => entry.name === name("Idp")),
      (entry) => entry !== undefined,
    );
    expect(listed).toEqual({ name: name("Idp"), description: fields.description });
  });

  test("takes a new document and a new description, and goes", async () => {
    await makeProvider(name("Changing"), metadataXml);
    const changed = { ...provider("Changing", await newIdpMetadata()), description: "changed" };
    await cloud.updateSamlProvider(changed);
    const found = await seen(
      () => cloud.getSamlProvider(changed.name),
      (answer) => answer?.description === "changed",
    );
    expect(found).toMatchObject({ metadataXml: changed.metadataXml, description: "changed" });
    await cloud.deleteSamlProvider(changed.name);
    const gone = await seen(
      () => cloud.getSamlProvider(changed.name),
      (answer) => answer === null,
    );
    expect(gone).toBeNull();
  });

  confirms({ line: "base64-lines", title: "comes back in base64 with line breaks" }, async (saw) => {
    await makeProvider(name("Lines"), metadataXml);
    const { body } = await raw("ims:GetSAMLProvider", { SAMLProviderName: name("Lines") });
    const encoded = String(at(body, "SAMLProvider", "EncodedSAMLMetadataDocument"));
    const lengths = [
      ...new Set(
        encoded
          .trimEnd()
          .split(/\r?\n/)
          .slice(0, -1)
          .map((line) => line.length),
      ),
    ];
    saw(`lines of ${lengths.join(", ") || "no end"}`);
    expect(lengths.length).toBeGreaterThan(0);
    expect(Buffer.from(encoded.replace(/\s/g, ""), "base64").toString()).toBe(metadataXml);
  });

  confirms({ line: "provider-codes", title: "exists once" }, async (saw) => {
    await makeProvider(name("Twice"), metadataXml);
    const { code } = await create("Twice", metadataXml);
    saw(code);
    expect(code).toMatch(/^EntityAlreadyExist/);
    await expect(cloud.createSamlProvider(provider("Twice"))).rejects.toMatchObject({
      kind: "already-exists",
    });
  });

  confirms({ line: "provider-codes", title: "that is not there has a code of its own" }, async (saw) => {
    const { code, status } = await raw("ims:GetSAMLProvider", { SAMLProviderName: name("Nobody") });
    saw(`${status} ${code}`);
    expect(code).toMatch(/^EntityNotExist\.SAMLProvider/);
    expect(await cloud.getSamlProvider(name("Nobody"))).toBeNull();
    await expect(cloud.deleteSamlProvider(name("Nobody"))).rejects.toMatchObject({ kind: "not-found" });
    await expect(cloud.updateSamlProvider(provider("Nobody"))).rejects.toMatchObject({ kind: "not-found" });
  });

  confirms({ line: "provider-still-trusted", title: "can go while a role trusts it" }, async (saw) => {
    await makeProvider(name("Trusted"), metadataXml);
    await makeRole(name("Trusting"), {
      trustPolicy: trust(
        { Federated: [`acs:ram::${accountId}:saml-provider/${name("Trusted")}`] },
        { Condition: { StringEquals: { "saml:recipient": "https://a.example/sso" } } },
      ),
    });
    const { code } = await raw("ims:DeleteSAMLProvider", { SAMLProviderName: name("Trusted") });
    saw(code || "deleted");
    expect(code).toBe("");
  });

  confirms(
    { line: "provider-defaults", title: "has rsa-sha1 unless it was made with another" },
    async (saw) => {
      await makeProvider(name("Plain"), metadataXml);
      const { body } = await raw("ims:GetSAMLProvider", { SAMLProviderName: name("Plain") });
      const algorithm = at(body, "SAMLProvider", "AuthnSignAlgo");
      saw(String(algorithm));
      expect(algorithm).toBe("rsa-sha1");
    },
  );

  confirms(
    { line: "provider-defaults", title: "may have a description of 1,024 characters" },
    async (saw) => {
      const described = (text: string, chars: number) =>
        raw("ims:CreateSAMLProvider", {
          SAMLProviderName: name(text),
          EncodedSAMLMetadataDocument: Buffer.from(metadataXml).toString("base64"),
          Description: "d".repeat(chars),
        });
      const [longest, longer] = [await described("Longest", 1024), await described("Longer", 1025)];
      saw(`1024: ${longest.code || "made"}, 1025: ${longer.code || "made"}`);
      expect([longest.code, longer.code === ""]).toEqual(["", false]);
    },
  );
});

describe("a metadata document", () => {
  confirms({ line: "form-body", title: "of 60 KB is taken in a signed form body" }, async () => {
    const large = paddedTo(60_000, metadataXml);
    await makeProvider(name("Large"), large);
    const found = await cloud.getSamlProvider(name("Large"));
    expect(found?.metadataXml.trimEnd()).toBe(large.trimEnd());
  });

  confirms({ line: "metadata-size", title: "may have 102,400 bytes and not one more" }, async (saw) => {
    const longest = await create("Biggest", paddedTo(102_400, metadataXml));
    const longer = await create("Bigger", paddedTo(102_401, metadataXml));
    saw(`102400: ${longest.code || "made"}, 102401: ${longer.code || "made"}`);
    expect([longest.code, longer.code === ""]).toEqual(["", false]);
  });

  confirms({ line: "metadata-limits", title: "may have two certificates and not three" }, async (saw) => {
    const two = await create("TwoKeys", withKeys(2, metadataXml));
    const three = await create("ThreeKeys", withKeys(3, metadataXml));
    saw(`2: ${two.code || "made"}, 3: ${three.code || "made"}`);
    expect([two.code, three.code === ""]).toEqual(["", false]);
  });

  confirms({ line: "metadata-limits", title: "has one IdP descriptor" }, async (saw) => {
    const { code } = await create("TwoDescriptors", withTwoDescriptors(metadataXml));
    saw(`two descriptors: ${code || "made"}`);
    expect(code).not.toBe("");
  });

  for (const [words, document] of [
    ["is no XML", "<EntityDescriptor"],
    ["is another document", "<html/>"],
    ["is of a service provider", metadataXml.replaceAll("IDPSSODescriptor", "SPSSODescriptor")],
  ] as const) {
    confirms({ line: "metadata-code", title: `that ${words} is refused` }, async (saw) => {
      const { code } = await create("Broken", document);
      saw(code || "made");
      expect(code).toBe("InvalidParameter.SAMLMetadataDocument");
    });
  }
});
