import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, clientWith, post, signedInClient, signIn } from "./api-client.ts";
import { addPerson, makeKey, openServiceDatabase, password, type SignedIn } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let owner: ApiClient;
let operator: SignedIn;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  operator = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

/** The codes of a refusal. */
async function codesOf(refused: Promise<unknown>): Promise<string[]> {
  const error: unknown = await refused.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const found = (error as { data?: { diagnostics?: { code: string }[] } } | null)?.data?.diagnostics;
  return found?.map(({ code }) => code) ?? [`not refused with findings: ${String(error)}`];
}

const idOf = async (email: string) => {
  const { people } = await owner.people.list();
  return people.find((person) => person.email === email)?.id ?? "";
};

describe("an invitation", () => {
  it("is used once, by whoever has the link, and is nowhere in the database", async () => {
    const { link, invitation } = await owner.people.invite({ email: "Ina@acme.example", role: "auditor" });
    const token = new URL(link).hash.slice(1);
    const anonymous = clientWith(service.url, {});
    expect(await anonymous.people.showInvitation({ token })).toMatchObject({
      email: "ina@acme.example",
      role: "auditor",
    });
    const database = await openServiceDatabase(data.path);
    const { rows } = await database.pool.query("select * from invitation");
    await database.close();
    expect(JSON.stringify(rows)).toContain(invitation.id);
    expect(JSON.stringify(rows)).not.toContain(token);
    const both = await Promise.allSettled(
      ["Ina", "Somebody else"].map((name) => anonymous.people.join({ token, name, password })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await codesOf(anonymous.people.join({ token, name: "Ina", password }))).toEqual([
      "people.invitation-over",
    ]);
    expect((await owner.people.invitations()).invitations).toEqual([]);
  });

  it("ends when it is withdrawn, replaced or a week old", async () => {
    const token = async () => {
      const { link, invitation } = await owner.people.invite({
        email: "late@acme.example",
        role: "operator",
      });
      return { token: new URL(link).hash.slice(1), id: invitation.id };
    };
    const anonymous = clientWith(service.url, {});
    const use = (given: string) => codesOf(anonymous.people.join({ token: given, name: "Late", password }));
    const first = await token();
    const second = await token();
    expect(await use(first.token)).toEqual(["people.invitation-over"]);
    expect(await owner.people.withdrawInvitation({ id: second.id })).toEqual({ withdrawn: true });
    expect(await use(second.token)).toEqual(["people.invitation-over"]);
    const third = await token();
    const database = await openServiceDatabase(data.path);
    await database.pool.query(
      "update invitation set expires_at = now() - interval '1 second' where id = $1",
      [third.id],
    );
    await database.close();
    expect(await use(third.token)).toEqual(["people.invitation-over"]);
  });

  it("cannot take over somebody who is here already", async () => {
    expect(await codesOf(owner.people.invite({ email: operator.email, role: "owner" }))).toEqual([
      "people.known",
    ]);
  });
});

describe("climbing", () => {
  it("does not work by inviting an owner, by changing one's own role, or by a key", async () => {
    const id = await idOf(operator.email);
    const { client } = operator;
    expect(await codesOf(client.people.invite({ email: "me@acme.example", role: "owner" }))).toEqual([
      "request.forbidden",
    ]);
    expect(await codesOf(client.people.changeRole({ id, role: "owner" }))).toEqual(["request.forbidden"]);
    const beyond = client.keys.create({ name: "x", scopes: ["read", "read-audit"], expiresInDays: 1 });
    expect(await codesOf(beyond)).toEqual(["key.beyond-rights"]);
    const byKey = clientWith(service.url, {
      authorization: `Bearer ${await makeKey(owner, ["read", "operate", "read-audit"])}`,
    });
    expect(await codesOf(byKey.people.invite({ email: "me@acme.example", role: "owner" }))).toEqual([
      "request.forbidden",
    ]);
    expect(await codesOf(byKey.keys.create({ name: "y", scopes: ["read"], expiresInDays: 1 }))).toEqual([
      "request.forbidden",
    ]);
    const { events } = await owner.audit.list({ action: "request.forbidden" });
    expect(events.map(({ facts }) => facts.operation)).toContain("PUT /people/{id}");
  });

  it("ends with the role: a key can do no more than its maker can now", async () => {
    const { client } = await addPerson(service.url, owner, { name: "Kim", role: "operator" });
    const key = clientWith(service.url, {
      authorization: `Bearer ${await makeKey(client, ["read", "operate"])}`,
    });
    const id = await idOf("kim@acme.example");
    const write = () => key.account.createWorkspace({ name: "" });
    expect(await codesOf(write())).toEqual(["request.invalid"]);
    await owner.people.changeRole({ id, role: "auditor" });
    expect(await codesOf(write())).toEqual(["request.forbidden"]);
    await owner.people.remove({ id });
    expect(await codesOf(write())).toEqual(["key.rejected"]);
    expect((await client.session.get()).user).toBeNull();
  });

  it("stops at the last owner, also where two owners remove each other at once", async () => {
    const { people } = await owner.people.list();
    const self = people.find((person) => person.role === "owner")?.id ?? "";
    expect(await codesOf(owner.people.remove({ id: self }))).toEqual(["people.last-owner"]);
    expect(await codesOf(owner.people.changeRole({ id: self, role: "auditor" }))).toEqual([
      "people.last-owner",
    ]);
    const second = await addPerson(service.url, owner, { name: "Petra", role: "owner" });
    const other = await idOf(second.email);
    const down = await Promise.allSettled([
      owner.people.changeRole({ id: other, role: "operator" }),
      second.client.people.changeRole({ id: self, role: "operator" }),
    ]);
    expect(down.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const database = await openServiceDatabase(data.path);
    await database.pool.query("update organization_member set role = 'owner' where user_id = $1", [self]);
    await database.close();
    expect((await owner.people.remove({ id: other })).removed).toBe(true);
  });

  it("limits only roles that can be limited", async () => {
    const accounts = [{ site: "international" as const, accountId: "5123456789012345" }];
    const wrong = owner.people.invite({ email: "all@acme.example", role: "auditor", accounts });
    expect(await codesOf(wrong)).toEqual(["people.role-not-limitable"]);
  });
});

describe("a session", () => {
  it("is new at sign-in, whatever cookie the browser brought", async () => {
    const planted = await post(service.url, "/api/auth/sign-in/email", { email: operator.email, password });
    const cookie = planted.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const answer = await fetch(`${service.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url, cookie },
      body: JSON.stringify({ email: "ina@acme.example", password }),
    });
    expect(answer.ok).toBe(true);
    const fresh = answer.headers.getSetCookie().find((entry) => entry.includes("session_token")) ?? "";
    expect(fresh.split(";")[0]).not.toBe(cookie);
    expect(fresh).toMatch(/HttpOnly/i);
    expect(fresh).toMatch(/SameSite=Lax/i);
    // The planted session never becomes the other person's.
    expect((await clientWith(service.url, { cookie }).session.get()).user?.email).toBe(operator.email);
  });

  it("ends on the server: signed out, revoked, or its password changed", async () => {
    const browser = async () => {
      const cookie = await signIn(service.url, operator.email, password);
      return { cookie, client: clientWith(service.url, { cookie }) };
    };
    const [first, second, third] = [await browser(), await browser(), await browser()];
    const signOut = await fetch(`${service.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url, cookie: first.cookie },
      body: "{}",
    });
    expect(signOut.ok).toBe(true);
    expect((await first.client.session.get()).user).toBeNull();
    const { sessions } = await third.client.session.list();
    expect(sessions.filter((one) => one.current)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(third.cookie.split("=")[1]?.slice(0, 20));
    const wrong = third.client.session.changePassword({
      current: "not this one at all",
      next: `${password}!`,
    });
    expect(await codesOf(wrong)).toEqual(["people.password-wrong"]);
    await third.client.session.changePassword({ current: password, next: `${password}!` });
    expect((await second.client.session.get()).user).toBeNull();
    expect((await third.client.session.get()).user?.email).toBe(operator.email);
    await expect(signIn(service.url, operator.email, password)).rejects.toThrow();
    await third.client.session.changePassword({ current: `${password}!`, next: password });
  });

  it("is not one that a page of another origin can use, and a key needs no origin", async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${service.url}/api/v1/workspaces`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://evil.example", ...headers },
        body: JSON.stringify({ name: "" }),
      });
    const cookie = service.cookie ?? "";
    expect((await send({ cookie })).status).toBe(403);
    const authorization = `Bearer ${await makeKey(owner, ["read", "operate"])}`;
    expect((await send({ authorization })).status).toBe(422);
    // A wrong key never falls back to the cookie beside it.
    expect((await send({ cookie, authorization: "Bearer anything" })).status).toBe(401);
  });

  it("opens nothing of better-auth that this service does not use", async () => {
    const answer = await fetch(`${service.url}/api/auth/update-user`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url, cookie: service.cookie ?? "" },
      body: JSON.stringify({ name: "Mallory" }),
    });
    expect(answer.status).toBe(404);
  });
});

describe("guessing", () => {
  it("of a current password ends after a few tries, for every server and after a restart", async () => {
    const cookie = await signIn(service.url, "ina@acme.example", password);
    const { client } = { client: clientWith(service.url, { cookie }) };
    const codes: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const tried = client.session.changePassword({ current: `guess number ${attempt}`, next: password });
      codes.push(...(await codesOf(tried)));
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("people.password-wrong"));
    expect(codes.slice(10)).toEqual(["request.slow-down", "request.slow-down"]);
  });

  it("of one account's password ends, from however many addresses", async () => {
    const database = await openServiceDatabase(data.path);
    await database.pool.query(
      "insert into attempt (key, count, since) values ('account:petra@acme.example', 100, now()) on conflict (key) do update set count = 100",
    );
    const answer = await post(service.url, "/api/auth/sign-in/email", {
      email: "Petra@acme.example",
      password,
    });
    await database.close();
    expect(answer.status).toBe(429);
  });

  it("of one-time links ends too", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const answer = await post(service.url, "/api/v1/join/look", { token: `guess-${attempt}` });
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
