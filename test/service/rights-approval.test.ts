import {
  type Federation,
  type FederationDocument,
  federationDocumentSchema,
} from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, clientWith, signedInClient } from "./api-client.ts";
import { addPerson, makeKey, type SignedIn } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let owner: ApiClient;
let operator: SignedIn;
let approver: SignedIn;
let metadataXml: string;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  operator = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
  approver = await addPerson(service.url, owner, { name: "Anna", role: "approver" });
  metadataXml = (await owner.sandbox.metadata()).xml;
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

function documentOf(name: string, provider: string, roles: string[]): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: provider, metadataXml },
    roles: roles.map((role) => ({ name: role, groups: ["AI-Developers"] })),
  });
}

/** A federation that the operator wrote, under the rule that the owner set. */
async function underTwoPersons(name: string, provider = `Idp-${name}`): Promise<Federation> {
  const made = await operator.client.federations.create({
    document: documentOf(name, provider, [`Role-${name}`]),
  });
  await owner.federations.saveSettings({ id: made.id, approval: "two-persons" });
  return made;
}

async function planOf(who: ApiClient, id: string): Promise<{ id: string; fingerprint: string }> {
  const record = await who.plans.create({ id });
  return { id: record.id, fingerprint: record.plan.fingerprint };
}

async function finished(who: ApiClient, run: Promise<{ id: string }>): Promise<string> {
  const { id } = await run;
  for await (const event of await who.runs.events({ id }))
    if (event.type === "run-finished") return event.outcome;
  return "unfinished";
}

async function codesOf(refused: Promise<unknown>): Promise<string[]> {
  const error: unknown = await refused.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const found = (error as { data?: { diagnostics?: { code: string }[] } } | null)?.data?.diagnostics;
  return found?.map(({ code }) => code) ?? [`not refused with findings: ${String(error)}`];
}

describe("a federation that asks for two persons", () => {
  it("starts what another person approved, once, and nothing else", async () => {
    const { id } = await underTwoPersons("two-a");
    const plan = await planOf(operator.client, id);
    expect(await codesOf(operator.client.runs.start(plan))).toEqual(["approval.missing"]);
    expect(await codesOf(operator.client.plans.approve(plan))).toEqual(["request.forbidden"]);
    const wrong = approver.client.plans.approve({ id: plan.id, fingerprint: "another one" });
    expect(await codesOf(wrong)).toEqual(["plan.fingerprint"]);
    expect(await approver.client.plans.approval({ id: plan.id })).toMatchObject({ mayApprove: true });
    const approved = await approver.client.plans.approve({ ...plan, note: "As discussed" });
    expect(approved).toMatchObject({
      rule: "two-persons",
      missing: [],
      mayApprove: false,
      approvals: [{ by: approver.email, note: "As discussed", void: null }],
    });
    expect(await finished(operator.client, operator.client.runs.start(plan))).toBe("succeeded");
    const after = await operator.client.plans.approval({ id: plan.id });
    expect(after.approvals).toMatchObject([{ void: "used" }]);
    const { events } = await owner.audit.list({ action: "run.started", limit: 1 });
    expect(events[0]).toMatchObject({
      actor: { email: operator.email },
      facts: { approvedBy: approver.email },
    });
  });

  it("takes no approval from whoever wrote the version or made the plan, not even from an owner", async () => {
    const federation = await underTwoPersons("two-b");
    const { id } = federation;
    const ofOwner = await planOf(owner, id);
    expect(await codesOf(owner.plans.approve(ofOwner))).toEqual(["approval.own"]);
    expect(await codesOf(owner.runs.start(ofOwner))).toEqual(["approval.missing"]);
    // The owner writes, the operator only presses the button: that is still one person's change.
    await owner.federations.save({ id, version: federation.version, document: federation.document });
    const ofOperator = await planOf(operator.client, id);
    expect(await codesOf(owner.plans.approve(ofOperator))).toEqual(["approval.own"]);
    // A key acts for its maker.
    const key = clientWith(service.url, {
      authorization: `Bearer ${await makeKey(owner, ["read", "operate"])}`,
    });
    const byKey = await planOf(key, id);
    expect(await codesOf(owner.plans.approve(byKey))).toEqual(["approval.own"]);
    expect(await codesOf(key.plans.approve(byKey))).toEqual(["request.forbidden"]);
    await approver.client.plans.approve(ofOperator);
    expect((await owner.plans.approval({ id: ofOperator.id })).missing).toEqual([]);
  });

  it("forgets an approval when the document changes, and when the cloud does", async () => {
    const { id, version, document } = await underTwoPersons("two-c", "Idp-shared");
    const first = await planOf(operator.client, id);
    await approver.client.plans.approve(first);
    const wider = {
      ...document,
      roles: documentOf("two-c", "Idp-shared", ["Role-two-c", "Role-two-c-more"]).roles,
    };
    await operator.client.federations.save({ id, version, document: wider });
    const second = await planOf(operator.client, id);
    expect(await codesOf(operator.client.runs.start(second))).toEqual(["approval.missing"]);
    expect((await owner.plans.approval({ id: first.id })).approvals).toMatchObject([
      { void: "plan-changed" },
    ]);

    await approver.client.plans.approve(second);
    // Another federation takes the provider's name meanwhile, so what was seen is no longer there.
    const rival = await owner.federations.create({ document: documentOf("rival", "Idp-shared", ["Rival"]) });
    const taken = await planOf(owner, rival.id);
    expect(await finished(owner, owner.runs.start(taken))).toBe("succeeded");
    const refused = await codesOf(operator.client.runs.start(second));
    expect(refused).toContain("plan.reality-moved");
    expect(refused).toContain("approval.missing");
    expect((await owner.plans.approval({ id: second.id })).approvals).toMatchObject([
      { void: "plan-changed" },
    ]);
  });

  it("forgets an approval of somebody who may approve no more", async () => {
    const { id } = await underTwoPersons("two-d");
    const plan = await planOf(operator.client, id);
    const brief = await addPerson(service.url, owner, { name: "Bea", role: "approver" });
    await brief.client.plans.approve(plan);
    const { people } = await owner.people.list();
    const bea = people.find((person) => person.email === brief.email)?.id ?? "";
    await owner.people.changeRole({ id: bea, role: "auditor" });
    expect(await codesOf(operator.client.runs.start(plan))).toEqual(["approval.missing"]);
    expect((await owner.plans.approval({ id: plan.id })).approvals).toMatchObject([{ void: "lost-right" }]);
  });

  it("keeps its rule from everybody but an owner", async () => {
    const { id, version, document } = await underTwoPersons("two-e");
    const lift = operator.client.federations.saveSettings({ id, approval: "one" });
    expect(await codesOf(lift)).toEqual(["request.forbidden"]);
    // Not by the document, which has no such field, and not by removing it and beginning anew.
    const sneaked = { ...document, approval: "one" } as FederationDocument;
    const saved = operator.client.federations.save({ id, version, document: sneaked });
    expect(await codesOf(saved)).toEqual(["request.invalid"]);
    expect(await codesOf(operator.client.federations.remove({ id }))).toEqual(["request.forbidden"]);
    expect(await owner.federations.settings({ id })).toEqual({ approval: "two-persons" });
    expect((await owner.federations.remove({ id })).removed).toBe(true);
  });

  it("is what a new one is, where the organisation says so", async () => {
    const { name } = await owner.organization.settings();
    expect(await codesOf(operator.client.organization.saveSettings({ name, approval: "one" }))).toEqual([
      "request.forbidden",
    ]);
    await owner.organization.saveSettings({ name, approval: "two-persons" });
    const made = await operator.client.federations.create({ document: documentOf("two-f", "Idp-f", []) });
    expect(await operator.client.federations.settings({ id: made.id })).toEqual({ approval: "two-persons" });
    await owner.organization.saveSettings({ name, approval: "one" });
  });
});

describe("a federation that asks for one person", () => {
  it("starts without an approval", async () => {
    const made = await operator.client.federations.create({
      document: documentOf("one-a", "Idp-one-a", ["One-a"]),
    });
    const plan = await planOf(operator.client, made.id);
    expect(await operator.client.plans.approval({ id: plan.id })).toMatchObject({ rule: "one", missing: [] });
    expect(await finished(operator.client, operator.client.runs.start(plan))).toBe("succeeded");
  });
});
