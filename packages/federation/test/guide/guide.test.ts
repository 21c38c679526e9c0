import { guideVendorIds } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { makeGuide } from "../../src/index.ts";
import { attribute, federation, guideFor, pair, relayState } from "./given.ts";

const locales = ["en", "zh-CN"] as const;
const document = federation([["admins"], ["readers", "guests"]]);
const all = guideVendorIds.flatMap((vendor) => locales.map((locale) => ({ vendor, locale })));

describe.each(all)("the guide for $vendor in $locale", ({ vendor, locale }) => {
  const guide = guideFor(document, vendor, { locale });

  it("refers only to values and configurations it has, and uses every configuration", () => {
    const values = guide.values.map((value) => value.id);
    const configurations = guide.configurations.map((entry) => entry.id);
    expect(guide.steps.flatMap((step) => step.values).filter((id) => !values.includes(id))).toEqual([]);
    expect([...new Set(guide.steps.flatMap((step) => step.configurations))].sort()).toEqual(
      [...configurations].sort(),
    );
    expect(new Set(values).size).toBe(values.length);
  });

  it("says nothing empty, in its own language", () => {
    const words = [
      guide.vendorName,
      guide.summary,
      ...guide.values.flatMap((value) => [value.label, value.value]),
      ...guide.steps.flatMap((step) => [step.title, step.text]),
      ...guide.configurations.flatMap((entry) => [entry.title, entry.howToImport, entry.content]),
    ];
    expect(words.filter((text) => text.trim() === "")).toEqual([]);
    const prose = guide.steps.map((step) => step.text);
    const chinese = prose.filter((text) => /\p{Script=Han}/u.test(text));
    expect(chinese).toHaveLength(locale === "en" ? 0 : prose.length);
  });

  it("names who documents it, with sources", () => {
    expect(guide.sources.length).toBeGreaterThan(0);
    for (const { url } of guide.sources) expect(new URL(url).protocol).toBe("https:");
  });

  it("offers for copying only what is entered letter by letter", () => {
    const literal = guide.values.filter((value) => value.kind === "literal");
    expect(literal.filter((value) => /…|\p{Script=Han}/u.test(value.value))).toEqual([]);
    const byId = new Map(literal.map((value) => [value.id, value.value]));
    expect(byId.get("entity-id")).toBe("urn:alibaba:cloudcomputing:international");
    expect(byId.get("acs")).toBe("https://signin.alibabacloud.com/saml-role/sso");
    expect(byId.get("role")).toBe(`${attribute}/Role`);
    expect(guide.values.find((value) => value.id === "signature")?.kind).toBe("description");
  });

  it("answers every ability", () => {
    expect(guide.abilities).toHaveLength(6);
  });
});

describe("values of a guide", () => {
  it("follow the site and the document", () => {
    const china = makeGuide(
      { ...document, site: "china" },
      { relayState: "https://bailian.console.aliyun.com/" },
    );
    const value = (id: string) => china.values.find((entry) => entry.id === id)?.value;
    expect(value("entity-id")).toBe("urn:alibaba:cloudcomputing");
    expect(value("acs")).toBe("https://signin.aliyun.com/saml-role/sso");
    expect(value("relay-state")).toBe("https://bailian.console.aliyun.com/");
    expect(value("session-duration-value")).toBe("7200");
    expect(china.roleValues.map((row) => row.value)).toEqual([pair("Role-0.x"), pair("Role-1.x")]);
  });

  it("list the landing pages of other regions", () => {
    const url = "https://modelstudio.console.aliyun.com/us-east-1";
    const guide = guideFor(document, "okta", { otherRelayStates: [{ region: "us-east-1", url }] });
    expect(guide.values.find((value) => value.id === "relay-state-us-east-1")?.value).toBe(url);
  });

  it("are the recognised product's unless another is asked for", () => {
    expect(makeGuide(document, { recognised: "keycloak", relayState }).vendor).toBe("keycloak");
    expect(makeGuide(document, { recognised: "rehearsal", relayState }).vendor).toBe("generic");
    const other = makeGuide(document, { recognised: "keycloak", vendor: "okta", relayState });
    expect([other.vendor, other.recognised]).toEqual(["okta", "keycloak"]);
  });

  it("are none on the RAM-user path", () => {
    const guide = makeGuide(
      { ...document, loginPath: { kind: "ram-user", users: [], grant: "one-role", trustAccountRoot: false } },
      { vendor: "okta", relayState },
    );
    expect([guide.values, guide.steps, guide.configurations, guide.warnings]).toEqual([[], [], [], []]);
  });
});

describe("the tile's address", () => {
  const audience = encodeURIComponent("urn:alibaba:cloudcomputing:international");
  const landing = encodeURIComponent(relayState);
  it.each([
    [
      "adfs",
      "https://fs.acme.example/adfs/ls/",
      "https://fs.acme.example/adfs/ls/idpinitiatedsignon.aspx?RelayState=",
    ],
    [
      "auth0",
      "https://acme.eu.auth0.com/samlp/AbCd1234",
      `https://acme.eu.auth0.com/samlp/AbCd1234?RelayState=${landing}`,
    ],
    [
      "authentik",
      "https://id.acme.example/application/saml/x/sso/binding/redirect/",
      "https://id.acme.example/application/saml/alibaba-model-studio/sso/binding/init/",
    ],
    [
      "casdoor",
      "https://door.acme.example/login/saml/authorize/admin/app",
      "https://door.acme.example/login/saml/authorize/admin/app?SAMLRequest=",
    ],
    ["jumpcloud", "https://sso.jumpcloud.com/saml2/acme", "https://sso.jumpcloud.com/saml2/acme"],
    [
      "keycloak",
      "https://kc.acme.example/auth/realms/acme/protocol/saml",
      "https://kc.acme.example/auth/realms/acme/protocol/saml/clients/model-studio-acme",
    ],
    [
      "lemonldap",
      "https://auth.acme.example/saml/singleSignOn",
      `https://auth.acme.example/saml/singleSignOn?IDPInitiated=1&spConfKey=alibaba-model-studio&RelayState=${landing}`,
    ],
    [
      "pingfederate",
      "https://pf.acme.example/idp/SSO.saml2",
      `https://pf.acme.example/idp/startSSO.ping?PartnerSpId=${audience}`,
    ],
    [
      "pingone",
      "https://auth.pingone.eu/0f6b4c1e-0000-4000-8000-0123456789ab/saml20/idp/sso",
      `https://auth.pingone.eu/0f6b4c1e-0000-4000-8000-0123456789ab/saml20/idp/startsso?spEntityId=${audience}`,
    ],
    [
      "shibboleth",
      "https://idp.acme.example/idp/profile/SAML2/Redirect/SSO",
      `https://idp.acme.example/idp/profile/SAML2/Unsolicited/SSO?providerId=${audience}&target=${landing}`,
    ],
    [
      "simplesamlphp",
      "https://ssp.acme.example/simplesaml/saml2/idp/SSOService.php",
      `https://ssp.acme.example/simplesaml/saml2/idp/SSOService.php?spentityid=${audience}&RelayState=${landing}`,
    ],
  ] as const)("of %s is made from the metadata's addresses", (vendor, endpoint, start) => {
    const guide = guideFor(document, vendor, {
      idp: { entityId: "https://idp.example", endpoints: [endpoint] },
    });
    const tile = guide.values.find((value) => value.id === "tile-url");
    expect(tile?.kind).toBe("literal");
    expect(tile?.value.startsWith(start)).toBe(true);
    expect(guideFor(document, vendor).values.find((value) => value.id === "tile-url")?.kind).toBe(
      "description",
    );
  });

  it("of AD FS carries both parameters through two encodings", () => {
    const guide = guideFor(document, "adfs", {
      idp: { entityId: "http://fs.acme.example/adfs/services/trust", endpoints: [] },
    });
    const tile = new URL(guide.values.find((value) => value.id === "tile-url")?.value ?? "");
    const inner = new URLSearchParams(tile.searchParams.get("RelayState") ?? "");
    expect(Object.fromEntries(inner)).toEqual({
      RPID: "urn:alibaba:cloudcomputing:international",
      RelayState: relayState,
    });
  });
});

describe("warnings", () => {
  const warnings = (...given: Parameters<typeof guideFor>) => guideFor(...given).warnings.map(({ id }) => id);

  it("name what a product cannot do for this federation", () => {
    const long = federation([["a"]]);
    const named = { ...long, roles: long.roles.map((role) => ({ ...role, name: "r".repeat(60) })) };
    expect(warnings(named, "entra")).toEqual(["too-long"]);
    expect(warnings(long, "entra")).toEqual([]);
    const many = federation([Array.from({ length: 60 }, (_, index) => `group ${index}`)]);
    expect(warnings(many, "entra")).toEqual(["many-groups"]);
    expect(warnings(document, "feishu")).toEqual(["one-each"]);
    expect(warnings(long, "feishu")).toEqual([]);
    expect(warnings(federation([["admin"], ["admins"]]), "onelogin")).toEqual(["contains"]);
  });

  it("name groups with several roles where only one can be sent", () => {
    const shared = federation([["all"], ["all"]]);
    expect(warnings(shared, "pingone")).toEqual(["one-role-per-group", "shared-group"]);
    expect(warnings(shared, "okta")).toEqual(["shared-group"]);
  });

  it("name roles without groups, and a federation without roles", () => {
    expect(warnings(federation([["a"], []]), "generic")).toEqual(["no-groups"]);
    expect(warnings(federation([]), "generic")).toEqual(["no-roles"]);
  });
});

describe("the secret of a guide", () => {
  it("is that it has none: the metadata's certificate and XML stay out of it", () => {
    const path = { ...document.loginPath, metadataXml: "<EntityDescriptor>SECRET-MARK</EntityDescriptor>" };
    for (const vendor of guideVendorIds) {
      const text = JSON.stringify(guideFor({ ...document, loginPath: path } as typeof document, vendor));
      expect(text).not.toContain("SECRET-MARK");
    }
  });
});
