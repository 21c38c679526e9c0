import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { idpMetadata } from "../engine/world.ts";
import type { ApiClient } from "../service/api-client.ts";
import { Browser, formFields } from "../service/form-browser.ts";
import { addPerson } from "../service/people.ts";
import { account, care, type Product, research } from "./product.ts";

/** A product with something to see on every page, made by calls alone. */
export interface Stage {
  client: ApiClient;
  /** Session cookies, as `name=value`. */
  cookies: { owner: string; approver: string };
  /** Addresses of one-time links, with their secrets. */
  links: { join: string; reset: string; handover: string };
  /** A set-up that was applied, tested twice and watched. */
  applied: { id: string; runId: string; tests: string[] };
  /** One that has a name and nothing else. */
  bare: string;
  /** One with thirty roles that nobody has planned. */
  many: string;
  /** One where people sign in as RAM users; its plan waits for a second person. */
  ramUsers: string;
  /** One whose IdP is to be replaced in stages. */
  staged: string;
}

const base = { apiVersion: "modelstudio-sso/v1", site: "international", accountId: account };

async function create(client: ApiClient, part: object): Promise<string> {
  const document = federationDocumentSchema.parse({ ...base, ...part });
  return (await client.federations.create({ document })).id;
}

export const twoRoles = [
  {
    name: "AI-Admins",
    groups: ["AI-Platform-Admins"],
    policies: ["AliyunBailianDataFullAccess"],
    workspaces: [{ workspace: research.id, role: "Admin", displayName: "AI platform" }],
  },
  {
    name: "AI-Developers",
    groups: ["AI-Developers"],
    workspaces: [
      { workspace: research.id, role: "Visitor" },
      { workspace: care.id, role: "Visitor" },
    ],
  },
];

/** The set-up that the first steps show: all of it written, nothing applied. */
export async function draft(client: ApiClient, name: string, roles: object[] = twoRoles): Promise<string> {
  const { xml: metadataXml } = await client.sandbox.metadata();
  return create(client, { name, loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml }, roles });
}

/** Plans, applies, and has the rehearsal IdP know it. Gives the run's ID. */
export async function apply(client: ApiClient, id: string): Promise<string> {
  const plan = await client.plans.create({ id });
  const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id }))
    if (event.type === "run-finished") break;
  await client.sandbox.configureIdp({ id });
  return run.id;
}

/** Walks a rehearsal without a page. Gives the test's ID. */
export async function rehearse(
  product: Product,
  client: ApiClient,
  given: { id: string; user: string; fault?: string },
): Promise<string> {
  const { sandbox } = await client.session.get();
  const { test, startUrl } = await client.loginTests.startRehearsal({ id: given.id });
  const browser = new Browser(product.service.cookie ?? "");
  const signIn = await browser.follow(`${product.service.url}${startUrl}`);
  const posted = await browser.submit(new URL("/sign-in", sandbox?.idpUrl).href, {
    ...formFields(signIn.body),
    user: given.user,
    ...(given.fault === undefined ? {} : { fault: given.fault }),
  });
  const acs = await browser.submit(`${product.service.url}/saml/acs`, formFields(posted.body), {
    crossSite: true,
  });
  await browser.get(new URL(acs.location ?? "", product.service.url).href);
  return test.id;
}

/** Moments on the way, for whoever wants to look then. */
export interface Moments {
  /** The first set-up is written, and nothing in the account is touched. */
  drafted?: (id: string) => Promise<unknown>;
  /** It was applied, and nobody has signed in yet. */
  applied?: (id: string, runId: string) => Promise<unknown>;
}

/** Everything at once, for pages that look at what is there. The client is the owner's, who is signed in. */
export async function setStage(product: Product, client: ApiClient, moments: Moments = {}): Promise<Stage> {
  const { url } = product.service;
  const owner = product.service.cookie ?? "";
  const approver = await addPerson(url, client, { name: "Anna", role: "approver" });
  const applied = await draft(client, "acme-ai");
  await moments.drafted?.(applied);
  const runId = await apply(client, applied);
  await moments.applied?.(applied, runId);
  await client.memberships.attest({
    id: applied,
    role: "AI-Admins",
    workspace: research.id,
    note: "Added on Monday",
  });
  const tests = [
    await rehearse(product, client, { id: applied, user: "chen.yu" }),
    await rehearse(product, client, {
      id: applied,
      user: "chen.yu",
      fault: "session-duration-too-long",
    }),
  ];
  await client.watch.checkNow({ id: applied, what: "drift" });
  await client.proposals.create({ id: applied, xml: await idpMetadata() });
  const handover = await client.handover.create({ id: applied });
  const made = {
    bare: await create(client, { name: "only-a-name", loginPath: { kind: "idp", providerName: "Idp" } }),
    many: await draft(client, "thirty-teams", thirtyRoles()),
    ramUsers: await ramUsersSetUp(client),
    staged: await stagedSetUp(client),
  };
  const invited = await client.people.invite({
    email: "nora@acme.example",
    role: "operator",
    accounts: null,
  });
  const { people } = await client.people.list();
  const anna = people.find(({ email }) => email === approver.email)?.id ?? "";
  const reset = await client.people.makeResetLink({ id: anna });
  await client.keys.create({
    name: "Nightly drift check",
    scopes: ["read"],
    federationId: null,
    expiresInDays: 30,
  });
  await client.notifications.createChannel({
    name: "On-call",
    target: { kind: "webhook", url: "https://hooks.acme.example/model-studio" },
    language: "en",
    events: ["certificate-expiring", "drift-found"],
    enabled: true,
  });
  return {
    client,
    cookies: { owner, approver: approver.cookie },
    links: { join: invited.link, reset: reset.link, handover: handover.address },
    applied: { id: applied, runId, tests },
    ...made,
  };
}

export function thirtyRoles(): object[] {
  return Array.from({ length: 30 }, (_, at) => ({
    // The eighth has a name that RAM refuses, so that findings are seen among many.
    name: at === 7 ? "Team_08" : `Team-${String(at + 1).padStart(2, "0")}`,
    groups: [`grp-${at + 1}`],
    workspaces: [{ workspace: research.id, role: at % 5 === 0 ? "Admin" : "Visitor" }],
  }));
}

async function ramUsersSetUp(client: ApiClient): Promise<string> {
  const id = await create(client, {
    name: "ram-users",
    loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }], grant: "all-roles" },
    roles: [{ name: "Ram-Developers", workspaces: [{ workspace: care.id, role: "Visitor" }] }],
  });
  await client.federations.saveSettings({ id, approval: "two-persons" });
  await client.plans.create({ id });
  return id;
}

async function stagedSetUp(client: ApiClient): Promise<string> {
  const { xml: metadataXml } = await client.sandbox.metadata();
  const id = await create(client, {
    name: "new-certificate",
    loginPath: { kind: "idp", providerName: "NewIdp", metadataXml },
    roles: [{ name: "Staged-Readers", groups: ["AI-Developers"] }],
  });
  const proposal = await client.proposals.create({ id, xml: await withNewKey(metadataXml) });
  await client.proposals.accept({ id: proposal.id, how: "staged" });
  return id;
}

/** The same IdP with another signing certificate, as it publishes itself after a change of keys. */
export async function withNewKey(xml: string): Promise<string> {
  const key = /<KeyDescriptor[\s\S]*?<\/KeyDescriptor>/;
  const next = key.exec(await idpMetadata())?.[0];
  if (next === undefined || !key.test(xml)) throw new Error("the metadata has no KeyDescriptor");
  return xml.replace(key, next);
}
