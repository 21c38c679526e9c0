import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, clientWith, signedInClient } from "./api-client.ts";
import { addPerson, openServiceDatabase, password, type SignedIn } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";
import { totpCode } from "./totp.ts";

const data = dataDirectory();
let service: ServiceProcess;
let owner: ApiClient;
let operator: SignedIn;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  operator = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

const codeAt = (time: number) => totpCode(secret, time);

/** A code that is surely not the right one now; another one each time, as somebody who guesses tries them. */
function wrongCode(attempt = 0): string {
  const right = [-1, 0, 1].map((step) => codeAt(Date.now() + step * 30_000));
  const codes = Array.from({ length: 20 }, (_, index) => String(111_111 + index * 7).padStart(6, "0"));
  return codes.filter((code) => !right.includes(code))[attempt] ?? "";
}

async function auth(
  path: string,
  body: object,
  cookie = "",
): Promise<{ status: number; json: unknown; cookie: string }> {
  // Its rate limit counts by the minute; a test does not wait.
  const database = await openServiceDatabase(data.path);
  await database.pool.query("delete from attempt where key like 'http:%'");
  await database.close();
  const answer = await fetch(`${service.url}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url, cookie },
    body: JSON.stringify(body),
  });
  const set = answer.headers.getSetCookie().filter((entry) => !/Max-Age=0/i.test(entry));
  return {
    status: answer.status,
    json: await answer.json(),
    cookie: set.map((entry) => entry.split(";")[0]).join("; "),
  };
}

const signInWithPassword = () => auth("/sign-in/email", { email: operator.email, password });
const isSignedIn = async (cookie: string) =>
  (await clientWith(service.url, { cookie }).session.get()).user?.email === operator.email;

describe("a second factor", () => {
  it("begins with the password and a first right code, and is asked for from then on", async () => {
    expect((await auth("/two-factor/enable", { password: "not my password" }, operator.cookie)).status).toBe(
      400,
    );
    const begun = await auth("/two-factor/enable", { password }, operator.cookie);
    const answer = begun.json as { totpURI: string; backupCodes: string[] };
    secret = new URL(answer.totpURI).searchParams.get("secret") ?? "";
    recoveryCodes = answer.backupCodes;
    expect(answer.totpURI).toMatch(/^otpauth:\/\/totp\/Model%20Studio%20SSO/);
    expect(recoveryCodes).toHaveLength(10);
    // Not yet confirmed, so the password is still enough.
    expect(await isSignedIn((await signInWithPassword()).cookie)).toBe(true);
    const confirmed = await auth("/two-factor/verify-totp", { code: codeAt(Date.now()) }, operator.cookie);
    expect(confirmed.status).toBe(200);
    const half = await signInWithPassword();
    expect(half.json).toMatchObject({ twoFactorRedirect: true });
    expect(await isSignedIn(half.cookie)).toBe(false);
    const wrong = await auth("/two-factor/verify-totp", { code: wrongCode(15) }, half.cookie);
    expect(wrong.status).toBe(401);
    const code = codeAt(Date.now());
    const right = await auth("/two-factor/verify-totp", { code }, half.cookie);
    expect(await isSignedIn(right.cookie)).toBe(true);
    // Somebody who watched it being typed knows the password too, and is late.
    const watched = await signInWithPassword();
    const replayed = await auth("/two-factor/verify-totp", { code }, watched.cookie);
    expect([replayed.status, await isSignedIn(replayed.cookie)]).toEqual([401, false]);
    operator.cookie = right.cookie;
    const mine = clientWith(service.url, { cookie: right.cookie });
    expect(await mine.session.credentials()).toMatchObject({ secondFactor: true });
  });

  it("can be replaced by a recovery code, once", async () => {
    const code = recoveryCodes[0] ?? "";
    const half = await signInWithPassword();
    const used = await auth("/two-factor/verify-backup-code", { code }, half.cookie);
    expect(await isSignedIn(used.cookie)).toBe(true);
    const again = await signInWithPassword();
    const refused = await auth("/two-factor/verify-backup-code", { code }, again.cookie);
    expect(refused.status).toBe(401);
    expect(await isSignedIn(refused.cookie)).toBe(false);
  });

  it("is not in the database as it is, and is shown to owners only as there or not there", async () => {
    const database = await openServiceDatabase(data.path);
    const { rows } = await database.pool.query('select * from "auth_two_factor"');
    await database.close();
    const text = JSON.stringify(rows);
    expect(rows).toHaveLength(1);
    expect(text).not.toContain(secret);
    for (const code of recoveryCodes) expect(text).not.toContain(code);
    const { people } = await owner.people.list();
    expect(people.find(({ email }) => email === operator.email)).toMatchObject({ secondFactor: true });
    const { events } = await owner.audit.list({ actor: operator.email });
    const told = events.map(({ action, facts }) => [action, facts.method]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["second-factor.enabled", undefined],
        ["session.signed-in", "password and code"],
        ["session.signed-in", "password and recovery code"],
        ["session.sign-in-failed", "password and code"],
      ]),
    );
    // A right password alone is no sign-in, and is not written down as one.
    expect(
      told.filter(([action, method]) => action === "session.signed-in" && method === "password"),
    ).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it("cannot be guessed: after ten wrong codes the right one does not help either", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const half = await signInWithPassword();
      await auth("/two-factor/verify-totp", { code: wrongCode(attempt) }, half.cookie);
    }
    const half = await signInWithPassword();
    // The next code, which is taken too: the present one may have been used up a moment ago, and would fail for that.
    const late = await auth("/two-factor/verify-totp", { code: codeAt(Date.now() + 30_000) }, half.cookie);
    expect(late.status).toBe(429);
    expect(await isSignedIn(late.cookie)).toBe(false);
  });

  it("is switched off with the password, in an open session", async () => {
    const off = await auth("/two-factor/disable", { password }, operator.cookie);
    expect(off.status).toBe(200);
    expect(await isSignedIn((await signInWithPassword()).cookie)).toBe(true);
    const { events } = await owner.audit.list({ action: "second-factor.disabled" });
    expect(events).toHaveLength(1);
  });
});

describe("a passkey", () => {
  it("is not made by a session that is long open, and not without one", async () => {
    const ask = (cookie: string) =>
      fetch(`${service.url}/api/auth/passkey/generate-register-options`, { headers: { cookie } });
    expect((await ask("")).status).toBe(401);
    const { cookie } = await signInWithPassword();
    expect((await ask(cookie)).status).toBe(200);
    const database = await openServiceDatabase(data.path);
    await database.pool.query(`update auth_session set "createdAt" = now() - interval '31 minutes'`);
    await database.close();
    expect((await ask(cookie)).status).toBe(403);
  });
});
