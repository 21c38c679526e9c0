import { afterAll, describe, expect, it } from "vitest";
import { clientWith, signedInClient } from "./api-client.ts";
import { type Answer, send } from "./raw-http.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";
import { totpCode } from "./totp.ts";

const data = dataDirectory();
afterAll(() => data.remove());

const owner = { email: "olga@acme.example", password: "correct horse battery" };
const keys = {
  first: "the first master key, long enough to be one",
  second: "the second master key, long enough",
};

const cookieOf = ({ headers }: Answer) =>
  (headers["set-cookie"] ?? [])
    .filter((entry) => !/Max-Age=0/i.test(entry))
    .map((entry) => entry.split(";")[0])
    .join("; ");

async function auth(service: ServiceProcess, path: string, body: object, cookie = ""): Promise<Answer> {
  return send(service.url, `/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: service.url, cookie },
    body: JSON.stringify(body),
  });
}

async function withKeys<T>(
  environment: Record<string, string>,
  work: (service: ServiceProcess) => Promise<T>,
) {
  const service = await startServiceProcess(data.path, environment);
  try {
    return await work(service);
  } finally {
    await service.stop("SIGTERM");
  }
}

/** Status of the second step, and who is signed in after it. */
async function signInWithCode(service: ServiceProcess, secret: string) {
  const half = await auth(service, "/sign-in/email", owner);
  expect(JSON.parse(half.body)).toMatchObject({ twoFactorRedirect: true });
  const code = totpCode(secret, Date.now());
  const done = await auth(service, "/two-factor/verify-totp", { code }, cookieOf(half));
  const { user } = await clientWith(service.url, { cookie: cookieOf(done) }).session.get();
  return { status: done.status, email: user?.email };
}

describe("a new MASTER_KEY", () => {
  it("ends sessions, and with MASTER_KEY_PREVIOUS keeps second factors", async () => {
    const { secret, cookie } = await withKeys({ MASTER_KEY: keys.first }, async (service) => {
      await signedInClient(service);
      const session = service.cookie ?? "";
      const begun = await auth(service, "/two-factor/enable", { password: owner.password }, session);
      const found = new URL(JSON.parse(begun.body).totpURI).searchParams.get("secret") ?? "";
      const confirmed = await auth(
        service,
        "/two-factor/verify-totp",
        { code: totpCode(found, Date.now()) },
        session,
      );
      expect(confirmed.status).toBe(200);
      return { secret: found, cookie: cookieOf(confirmed) };
    });
    await withKeys({ MASTER_KEY: keys.first }, async (service) => {
      const { user } = await clientWith(service.url, { cookie }).session.get();
      expect(user?.email).toBe(owner.email);
    });
    await withKeys({ MASTER_KEY: keys.second, MASTER_KEY_PREVIOUS: keys.first }, async (service) => {
      expect((await clientWith(service.url, { cookie }).session.get()).user).toBeNull();
      expect(await signInWithCode(service, secret)).toEqual({ status: 200, email: owner.email });
    });
    await withKeys({ MASTER_KEY: keys.second }, async (service) => {
      const { status, email } = await signInWithCode(service, secret);
      expect(status).not.toBe(200);
      expect(email).toBeUndefined();
    });
  });
});
