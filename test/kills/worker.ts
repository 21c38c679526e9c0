import { setTimeout as wait } from "node:timers/promises";
import {
  acknowledgeableCodes,
  type Federation,
  type FederationDocument,
  federationDocumentSchema,
  type Run,
} from "@modelstudio-sso/contracts";
import type { ApiClient } from "../service/api-client.ts";
import { answered, once } from "./patience.ts";

/** What the service said was done; it must be in the audit log for good. */
export interface Promised {
  saves: Map<string, number>;
  runs: Set<string>;
}

function documentOf(name: string, roles: number, metadataXml: string): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: Array.from({ length: roles }, (_, index) => ({
      name: `${name}-${index}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    })),
  });
}

const byName = async (client: ApiClient, name: string) =>
  (await answered(() => client.federations.list())).federations.find((one) => one.document.name === name);

async function created(client: ApiClient, document: FederationDocument): Promise<Federation> {
  for (;;) {
    const there = await byName(client, document.name);
    if (there !== undefined) return there;
    await once(() => client.federations.create({ document }));
  }
}

async function finished(client: ApiClient, id: string): Promise<Run> {
  for (;;) {
    const run = await answered(() => client.runs.get({ id }));
    if (run.status === "succeeded" || run.status === "failed") return run;
    await wait(100);
  }
}

/** Starts the plan; where the answer was lost, looks whether it was started. */
async function started(client: ApiClient, planId: string, plan: { fingerprint: string; federation: string }) {
  const run = await once(() =>
    client.runs.start({ id: planId, fingerprint: plan.fingerprint, acknowledge: [...acknowledgeableCodes] }),
  );
  if (run !== null) return { id: run.id, promised: true };
  const { runs } = await answered(() => client.runs.list({ id: plan.federation }));
  const lost = runs.find((one) => one.planId === planId);
  return lost === undefined ? null : { id: lost.id, promised: false };
}

async function changed(client: ApiClient, federation: Federation, roles: number, promised: Promised) {
  const xml = "metadataXml" in federation.document.loginPath ? federation.document.loginPath.metadataXml : "";
  const document = documentOf(federation.document.name, roles, xml ?? "");
  const now = await answered(() => client.federations.get({ id: federation.id }));
  if (now.document.roles.length === roles) return;
  const saved = await once(() =>
    client.federations.save({ id: federation.id, version: now.version, document }),
  );
  if (saved !== null) promised.saves.set(federation.id, (promised.saves.get(federation.id) ?? 0) + 1);
}

/** Changes and applies one federation again and again, as a person who only ever tries again. */
export async function work(
  client: ApiClient,
  given: { name: string; metadataXml: string; promised: Promised; until: AbortSignal; roles(): number },
): Promise<void> {
  const { promised, until } = given;
  const federation = await created(client, documentOf(given.name, given.roles(), given.metadataXml));
  const apply = async () => {
    const { id, plan } = await answered(() => client.plans.create({ id: federation.id }));
    const run = await started(client, id, { fingerprint: plan.fingerprint, federation: federation.id });
    if (run === null) return;
    if (run.promised) promised.runs.add(run.id);
    await finished(client, run.id);
  };
  while (!until.aborted) {
    await changed(client, federation, given.roles(), promised);
    await apply();
  }
  // Nobody kills any more: what was saved last is applied, whatever became of the run before.
  await apply();
}
