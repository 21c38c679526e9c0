import type { RunningRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "../../apps/server/src/storage/database.ts";
import { type ApiClient, clientWith, post, signedInClient, signIn } from "./api-client.ts";
import { CompanySignIn, refusalIn, startCompanyIdp, switchOn } from "./company-idp.ts";
import { addPerson, addStranger, openServiceDatabase, password, type SignedIn } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let database: OpenDatabase;
let owner: ApiClient;
let otto: SignedIn;
let stella: SignedIn;
let idp: RunningRehearsalIdp;
/** Of the other organisation; it claims to know everybody. */
let otherIdp: RunningRehearsalIdp;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  database = await openServiceDatabase(data.path);
  otto = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
  stella = await addStranger(service.url, database);
  const everybody = [
    "Olga@ACME.example",
    "otto@acme.example",
    "stella@another.example",
    "ina@acme.example",
    "nobody@acme.example",
  ];
  idp = await startCompanyIdp(everybody);
  otherIdp = await startCompanyIdp(everybody);
  await switchOn(owner, idp);
});
afterAll(async () => {
  await Promise.all([idp.close(), otherIdp.close()]);
  await database.close();
  await service.stop("SIGTERM");
  data.remove();
});
// Sign-ins are counted by the minute; a test does not wait.
beforeEach(() => database.pool.query("delete from attempt"));

const signInByCompany = () => new CompanySignIn(service.url);

/** The failures written down in the owner's organisation, newest first. */
async function failures() {
  const { events } = await owner.audit.list({ action: "session.sign-in-failed" });
  return events.filter(({ facts }) => facts.method === "company IdP");
}

describe("signing in by the company", () => {
  it("lets a member in, as a session like any other, and writes it down", async () => {
    const company = signInByCompany();
    expect(await company.walk(idp, "otto", { query: "?to=/people?a=b" })).toBe("/people?a=b");
    expect(await company.who()).toBe("otto@acme.example");
    const { sessions } = await otto.client.session.list();
    const fresh = sessions.find(({ current }) => !current);
    expect(sessions).toHaveLength(2);
    const { events } = await owner.audit.list({ action: "session.signed-in" });
    expect(events[0]).toMatchObject({
      actor: { kind: "person", email: "otto@acme.example" },
      facts: { method: "company IdP" },
    });
    expect(await otto.client.session.revoke({ id: fresh?.id ?? "" })).toEqual({ revoked: true });
    expect(await company.who()).toBeNull();
  });

  it("compares e-mails without case, and asks for no second factor of this service", async () => {
    const company = signInByCompany();
    expect(await company.walk(idp, "olga")).toBe("/");
    expect(await company.who()).toBe("olga@acme.example");
    const enrolled = (on: boolean) =>
      database.pool.query(`update auth_user set "twoFactorEnabled" = $1 where email = $2`, [on, otto.email]);
    await enrolled(true);
    const byPassword = await post(service.url, "/api/auth/sign-in/email", { email: otto.email, password });
    expect(await byPassword.json()).toMatchObject({ twoFactorRedirect: true });
    const again = signInByCompany();
    expect(await again.walk(idp, "otto")).toBe("/");
    expect(await again.who()).toBe(otto.email);
    await enrolled(false);
  });

  it("gives a new token, whatever cookie the browser brought", async () => {
    const planted = await signIn(service.url, otto.email, password);
    const [name = "", value = ""] = planted.split("=");
    const company = signInByCompany();
    company.browser.plant(service.url, name, value);
    expect(await company.who()).toBe(otto.email);
    await company.walk(idp, "olga");
    expect(await company.who()).toBe("olga@acme.example");
    expect((await clientWith(service.url, { cookie: planted }).session.get()).user?.email).toBe(otto.email);
  });

  it("refuses whom nobody invited, and lets in whom somebody did, with the role of the invitation", async () => {
    expect(refusalIn(await signInByCompany().walk(idp, "nobody"))).toBe("sign-in.not-a-member");
    expect(refusalIn(await signInByCompany().walk(idp, "ina"))).toBe("sign-in.not-a-member");
    await owner.people.invite({ email: "Ina@acme.example", role: "auditor" });
    const company = signInByCompany();
    expect(await company.walk(idp, "ina")).toBe("/");
    expect(await company.who()).toBe("ina@acme.example");
    const { people } = await owner.people.list();
    expect(people.find(({ email }) => email === "ina@acme.example")).toMatchObject({ role: "auditor" });
    expect(people.map(({ email }) => email)).not.toContain("nobody@acme.example");
    expect((await owner.people.invitations()).invitations).toEqual([]);
    const credentials = await company.browser.get(`${service.url}/api/v1/credentials`);
    expect(JSON.parse(credentials.body)).toMatchObject({ password: false });
  });

  it("gives somebody without a password one by an owner's link", async () => {
    const { people } = await owner.people.list();
    const id = people.find(({ email }) => email === "ina@acme.example")?.id ?? "";
    const { link } = await owner.people.makeResetLink({ id });
    const token = new URL(link).hash.slice(1);
    expect((await post(service.url, "/api/v1/reset", { token, password })).status).toBe(200);
    const cookie = await signIn(service.url, "ina@acme.example", password);
    expect(await clientWith(service.url, { cookie }).session.credentials()).toMatchObject({ password: true });
  });

  it("takes the e-mail from the attribute an owner named, and from nothing else", async () => {
    const attribute = "https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName";
    await switchOn(owner, idp, { emailAttribute: attribute });
    const company = signInByCompany();
    expect(await company.walk(idp, "otto")).toBe("/");
    expect(await company.who()).toBe(otto.email);
    await switchOn(owner, idp, { emailAttribute: "mail" });
    expect(refusalIn(await signInByCompany().walk(idp, "otto"))).toBe("sign-in.no-email");
    await switchOn(owner, idp);
  });
});

describe("an organisation's IdP", () => {
  it("signs in nobody of another organisation, invited or not", async () => {
    expect(refusalIn(await signInByCompany().walk(idp, "stella"))).toBe("sign-in.not-a-member");
    const { signInUrl } = await switchOn(stella.client, otherIdp);
    const { search } = new URL(signInUrl);
    const company = new CompanySignIn(service.url);
    expect(await company.walk(otherIdp, "stella", { query: search })).toBe("/");
    expect(await company.who()).toBe(stella.email);
    expect(refusalIn(await signInByCompany().walk(otherIdp, "otto", { query: search }))).toBe(
      "sign-in.not-a-member",
    );
    await database.pool.query(
      `insert into invitation (organization_id, email, role, token_hash, invited_by, expires_at)
       select id, 'otto@acme.example', 'owner', 'x', 'the test', now() + interval '1 hour'
       from organization where name = 'Another company'`,
    );
    expect(refusalIn(await signInByCompany().walk(otherIdp, "otto", { query: search }))).toBe(
      "sign-in.not-a-member",
    );
    // An invitation of one organisation opens no other.
    await stella.client.people.invite({ email: "nobody@acme.example", role: "operator" });
    const own = new URL((await owner.companySignIn.settings()).signInUrl).search;
    expect(refusalIn(await signInByCompany().walk(idp, "nobody", { query: own }))).toBe(
      "sign-in.not-a-member",
    );
    // Nor does its answer count for a request that was made for the first organisation's.
    expect(refusalIn(await signInByCompany().walk(otherIdp, "otto", { query: own }))).toMatch(
      /^response\.(issuer\.mismatch|signature\.unknown-key)$/,
    );
  });

  it("is not guessed where several have one", async () => {
    expect((await clientWith(service.url, {}).session.get()).companySignIn).toBe("several");
    for (const query of ["", "?organization=x", `?organization=${crypto.randomUUID()}`]) {
      const { location = "" } = await signInByCompany().browser.get(`${service.url}/saml/sign-in${query}`);
      expect(refusalIn(location)).toBe("sign-in.not-offered");
    }
    const stored = await stella.client.companySignIn.settings();
    const { search } = new URL(stored.signInUrl);
    const late = signInByCompany();
    const id = await late.begin(search);
    const { samlResponse } = await otherIdp.createResponse({
      userId: "stella",
      audience: "sp",
      inResponseTo: id,
    });
    const posted = await late.post(samlResponse, id);
    await stella.client.companySignIn.saveSettings({ ...stored, enabled: false });
    expect(refusalIn(await late.finish(posted))).toBe("sign-in.not-offered");
    const { location = "" } = await late.browser.get(`${service.url}/saml/sign-in${search}`);
    expect(refusalIn(location)).toBe("sign-in.not-offered");
    expect((await clientWith(service.url, {}).session.get()).companySignIn).toBe("one");
  });
});

describe("a response", () => {
  it("counts once, for its own request, and in the browser that asked", async () => {
    const company = signInByCompany();
    const first = await company.begin();
    const answer = { userId: "otto", audience: "sp" as const };
    const { samlResponse } = await idp.createResponse({ ...answer, inResponseTo: first });
    const posted = await company.post(samlResponse, first);
    const thief = signInByCompany();
    await thief.begin();
    expect(refusalIn(await company.finish(posted, thief.browser))).toBe("sign-in.other-browser");
    expect(await thief.who()).toBeNull();
    // What another browser asked for is given to nobody.
    expect(refusalIn(await company.finish(posted))).toBe("sign-in.over");
    expect(refusalIn(await company.finish(await company.post(samlResponse, first)))).toBe("sign-in.over");
    const second = await company.begin();
    expect(refusalIn(await company.finish(await company.post(samlResponse, second)))).toBe(
      "response.in-response-to.mismatch",
    );
    expect(await company.who()).toBeNull();
    expect((await failures()).slice(0, 2).map(({ facts }) => facts.codes)).toEqual([
      "response.in-response-to.mismatch",
      "sign-in.other-browser",
    ]);
  });

  it("is refused a second time also where its request is open again", async () => {
    const company = signInByCompany();
    const id = await company.begin();
    const { samlResponse } = await idp.createResponse({ userId: "otto", audience: "sp", inResponseTo: id });
    await company.post(samlResponse, id);
    // Answered, and not yet fetched by the browser.
    expect(refusalIn((await company.post(samlResponse, id)).location ?? "")).toBe("sign-in.over");
    await database.pool.query("update sign_in_request set consumed_at = null, outcome = null");
    expect(refusalIn(await company.finish(await company.post(samlResponse, id)))).toBe("response.replayed");
  });

  it("is refused where nobody here asked for it, or it says so itself", async () => {
    const { samlResponse } = await idp.createResponse({ userId: "otto", audience: "sp" });
    const company = signInByCompany();
    for (const relayState of [undefined, "", "https://evil.example/", "/people"]) {
      const { status, location = "" } = await company.post(samlResponse, relayState);
      expect([status, refusalIn(location)]).toEqual([303, "response.idp-initiated"]);
    }
    const id = await company.begin();
    expect(refusalIn(await company.finish(await company.post(samlResponse, id)))).toBe(
      "response.in-response-to.missing",
    );
    expect(await company.who()).toBeNull();
  });

  it("is refused where it is unsigned, signed by another key, too old or for a rehearsal", async () => {
    const cases = {
      unsigned: "response.signature.missing",
      "wrong-key": "response.signature.unknown-key",
      tampered: "response.signature.digest",
      "conditions-expired": "response.conditions.expired",
      "wrong-audience": "response.audience.mismatch",
    } as const;
    for (const [fault, code] of Object.entries(cases)) {
      const company = signInByCompany();
      const end = await company.walk(idp, "otto", { fault: fault as keyof typeof cases });
      expect([fault, refusalIn(end), await company.who()]).toEqual([fault, code, null]);
      const [failure] = await failures();
      expect(String(failure?.facts.codes).split(", ")).toContain(code);
      // The page names the entry, and the entry nobody whom the message names.
      expect(new URL(end, service.url).searchParams.get("reference")).toBe(failure?.from.requestId);
      expect(JSON.stringify(failure)).not.toContain("otto@");
    }
  });

  it("leads to no other site, and never round in a circle", async () => {
    const targets = [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example",
      "/\t/evil.example",
      "/.//evil.example",
      "/saml/sign-in",
      "/sign-in?to=/x",
    ];
    for (const to of targets) {
      const query = `?to=${encodeURIComponent(to)}`;
      expect([to, await signInByCompany().walk(idp, "otto", { query })]).toEqual([to, "/"]);
    }
  });
});

describe("the settings", () => {
  it("refuse what could not work, let an owner off again, and say what changed", async () => {
    const stored = await owner.companySignIn.settings();
    expect(stored).toMatchObject({ enabled: true, check: { ok: true, idp: { entityId: idp.entityId } } });
    const { entityId, acsUrl } = stored.serviceProvider;
    const xml = await (await fetch(entityId)).text();
    expect(xml).toContain(`entityID="${entityId}"`);
    expect(xml).toContain(`Location="${acsUrl}"`);
    const codes = async (metadataXml: string | null) =>
      owner.companySignIn.saveSettings({ ...stored, metadataXml }).then(
        () => [],
        (error: { data?: { diagnostics: { code: string }[] } }) =>
          error.data?.diagnostics.map((found) => found.code),
      );
    expect(await codes(null)).toEqual(["sign-in.idp-unusable"]);
    expect(await codes("<html/>")).not.toEqual([]);
    const onlyPost = idp.metadataXml().replaceAll("bindings:HTTP-Redirect", "bindings:SOAP");
    expect(await codes(onlyPost)).toEqual(["sign-in.idp-unusable"]);
    // The stored document has grown bad: nobody gets in by it, and it can still be switched off.
    await database.pool.query("update company_sign_in set metadata_xml = '<gone/>' where enabled");
    const { location = "" } = await signInByCompany().browser.get(`${service.url}/saml/sign-in`);
    expect(refusalIn(location)).toBe("sign-in.idp-unusable");
    const gone = await owner.companySignIn.settings();
    expect(gone.check?.ok).toBe(false);
    await owner.companySignIn.saveSettings({ ...gone, enabled: false });
    expect((await clientWith(service.url, {}).session.get()).companySignIn).toBe("none");
    await switchOn(owner, idp);
    const { events } = await owner.audit.list({ action: "organization.settings-changed" });
    expect(events[0]?.changes.map(({ path }) => path)).toEqual([
      "companySignIn.enabled",
      "companySignIn.metadataXml",
    ]);
    expect(JSON.stringify(events)).not.toContain("EntityDescriptor");
  });

  it("are an owner's alone", async () => {
    await expect(otto.client.companySignIn.settings()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("company sign-in only", () => {
  const byPassword = async (email: string) => {
    const answer = await post(service.url, "/api/auth/sign-in/email", { email, password });
    const { code } = await answer.json();
    return { status: answer.status, code, cookies: answer.headers.getSetCookie() };
  };

  it("refuses passwords to members, not to owners, and tells only who knows the password", async () => {
    await switchOn(owner, idp, { only: true });
    const refused = await byPassword(otto.email);
    expect(refused).toMatchObject({ status: 403, code: "COMPANY_SIGN_IN_ONLY" });
    expect(refused.cookies.filter((cookie) => /session_token=[^;]/.test(cookie))).toEqual([]);
    const { events } = await owner.audit.list({ action: "session.sign-in-failed" });
    expect(events[0]?.facts).toMatchObject({ method: "password", codes: "sign-in.company-only" });
    const wrong = await post(service.url, "/api/auth/sign-in/email", {
      email: otto.email,
      password: "not the password",
    });
    expect(wrong.status).toBe(401);
    expect((await byPassword("olga@acme.example")).status).toBe(200);
    expect((await byPassword(stella.email)).status).toBe(200);
    const company = signInByCompany();
    expect(await company.walk(idp, "otto")).toBe("/");
    expect(await company.who()).toBe(otto.email);
    await switchOn(owner, idp);
    expect((await byPassword(otto.email)).status).toBe(200);
  });
});
