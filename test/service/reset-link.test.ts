import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMsso } from "../cli/msso.ts";
import { type ApiClient, clientWith, post, signedInClient, signIn } from "./api-client.ts";
import { addPerson, makeKey, openServiceDatabase, password, type SignedIn } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";
import { totpCode } from "./totp.ts";

const data = dataDirectory();
const another = "another good password";
let service: ServiceProcess;
let owner: ApiClient;
let otto: SignedIn;
let ottoId: string;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  otto = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
  ottoId = (await owner.people.list()).people.find(({ email }) => email === otto.email)?.id ?? "";
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

const tokenOf = (link: string) => new URL(link).hash.slice(1);
const reset = (token: string, next = another) =>
  post(service.url, "/api/v1/reset", { token, password: next });
const codeOf = async (answer: Response) => (await answer.json()).data?.diagnostics?.[0]?.code;
const works = async (cookie: string) =>
  (await clientWith(service.url, { cookie }).session.get()).user !== null;

/** Sign-ins count by the minute; a test does not wait. */
async function forgetTries(): Promise<void> {
  const database = await openServiceDatabase(data.path);
  await database.pool.query("delete from attempt");
  await database.close();
}

async function enrol(cookie: string): Promise<void> {
  const headers = { "content-type": "application/json", origin: service.url, cookie };
  const auth = (path: string, body: object) =>
    fetch(`${service.url}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const { totpURI } = await (await auth("/two-factor/enable", { password })).json();
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  expect((await auth("/two-factor/verify-totp", { code: totpCode(secret, Date.now()) })).status).toBe(200);
}

describe("a link for another password", () => {
  it("works once, ends all sessions, and leaves the second factor in place", async () => {
    const { link } = await owner.people.makeResetLink({ id: ottoId });
    const looked = await post(service.url, "/api/v1/reset/look", { token: tokenOf(link) });
    expect(await looked.json()).toMatchObject({ email: otto.email, name: "Otto", liftSecondFactor: false });
    expect((await reset(tokenOf(link), "too short")).status).toBe(422);
    expect(await works(otto.cookie)).toBe(true);
    expect((await reset(tokenOf(link))).status).toBe(200);
    expect(await works(otto.cookie)).toBe(false);
    await expect(signIn(service.url, otto.email, password)).rejects.toThrow();
    otto.cookie = await signIn(service.url, otto.email, another);
    expect(await works(otto.cookie)).toBe(true);
    expect(await codeOf(await reset(tokenOf(link), "a third good password"))).toBe("people.reset-over");
  });

  it("is replaced by a newer one, is only for owners, and is no word in the audit log", async () => {
    const [first, second] = [
      await owner.people.makeResetLink({ id: ottoId }),
      await owner.people.makeResetLink({ id: ottoId }),
    ];
    expect(await codeOf(await reset(tokenOf(first.link)))).toBe("people.reset-over");
    const asOtto = clientWith(service.url, { cookie: otto.cookie });
    const ownerId = (await owner.people.list()).people.find(({ role }) => role === "owner")?.id ?? "";
    await expect(asOtto.people.makeResetLink({ id: ownerId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const key = clientWith(service.url, { authorization: `Bearer ${await makeKey(owner, ["operate"])}` });
    await expect(key.people.makeResetLink({ id: ownerId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const log = JSON.stringify(await owner.audit.list({}));
    expect(log).toContain("reset-link.made");
    expect(log).toContain("password.reset");
    expect(log).not.toContain(tokenOf(second.link));
    const database = await openServiceDatabase(data.path);
    const { rows } = await database.pool.query("select * from reset_link");
    expect(JSON.stringify(rows)).not.toContain(tokenOf(second.link));
    await database.pool.query("update reset_link set expires_at = now() - interval '1 second'");
    await database.close();
    expect(await codeOf(await reset(tokenOf(second.link)))).toBe("people.reset-over");
  });

  it("takes the second factor away where it was asked for, made where the database is", async () => {
    await forgetTries();
    const { link } = await owner.people.makeResetLink({ id: ottoId });
    await reset(tokenOf(link), password);
    await enrol(await signIn(service.url, otto.email, password));
    const environment = { DATA_DIR: data.path, PUBLIC_URL: service.url };
    const nobody = await runMsso(["reset-link", "--email", "no@body.example", "--json"], { environment });
    expect([nobody.code, JSON.parse(nobody.out).diagnostics[0].code]).toEqual([1, "people.unknown-person"]);
    const made = await runMsso(["reset-link", "--email", otto.email, "--without-second-factor", "--json"], {
      environment,
    });
    expect(made.code).toBe(0);
    const offline = JSON.parse(made.out);
    expect(offline.link).toContain(`${service.url}/reset#`);
    expect((await reset(tokenOf(offline.link))).status).toBe(200);
    await forgetTries();
    expect(await works(await signIn(service.url, otto.email, another))).toBe(true);
    // The service itself went on meanwhile.
    expect((await owner.people.list()).people.find(({ id }) => id === ottoId)?.secondFactor).toBe(false);
  });
});
