import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CloudAccount, KeyScope, Role } from "@modelstudio-sso/contracts";
import { type OpenDatabase, openDatabase } from "../../apps/server/src/storage/database.ts";
import { type ApiClient, clientWith, post, signIn } from "./api-client.ts";

export const password = "correct horse battery";

export interface SignedIn {
  email: string;
  cookie: string;
  client: ApiClient;
}

/** Invites somebody, uses the link as they would, and signs them in. */
export async function addPerson(
  url: string,
  owner: ApiClient,
  given: { name: string; role: Role; accounts?: CloudAccount[] },
): Promise<SignedIn> {
  const email = `${given.name.toLowerCase()}@acme.example`;
  const { link } = await owner.people.invite({ email, role: given.role, accounts: given.accounts ?? null });
  const token = new URL(link).hash.slice(1);
  const joined = await post(url, "/api/v1/join", { token, name: given.name, password });
  if (!joined.ok) throw new Error(`${given.name} could not join: ${await joined.text()}`);
  const cookie = await signIn(url, email, password);
  return { email, cookie, client: clientWith(url, { cookie }) };
}

/** Makes a key and gives its token. */
export async function makeKey(
  maker: ApiClient,
  scopes: KeyScope[],
  federationId: string | null = null,
): Promise<string> {
  const made = await maker.keys.create({
    name: scopes.join(" and "),
    scopes,
    federationId,
    expiresInDays: 1,
  });
  return made.token;
}

/** The service's own database, for what no operation offers. */
export function openServiceDatabase(dataDir: string): Promise<OpenDatabase> {
  const port = readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[3];
  const secret = readFileSync(join(dataDir, "postgres", "password"), "utf8").trim();
  const url = `postgres://modelstudio_sso:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`;
  return openDatabase(url, () => undefined);
}

/** A second organisation on the same service, with an owner of its own. */
export async function addStranger(url: string, database: OpenDatabase): Promise<SignedIn> {
  const { rows } = await database.pool.query<{ id: string }>(
    "insert into organization (name) values ('Another company') returning id",
  );
  const token = "a link that the test itself has made";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  const email = "stella@another.example";
  await database.pool.query(
    `insert into invitation (organization_id, email, role, token_hash, invited_by, expires_at)
     values ($1, $2, 'owner', $3, 'the test', now() + interval '1 hour')`,
    [rows[0]?.id, email, Buffer.from(hash).toString("hex")],
  );
  const joined = await post(url, "/api/v1/join", { token, name: "Stella", password });
  if (!joined.ok) throw new Error(`The stranger could not join: ${await joined.text()}`);
  const cookie = await signIn(url, email, password);
  return { email, cookie, client: clientWith(url, { cookie }) };
}
