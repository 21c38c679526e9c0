import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import {
  type ApplyEvent,
  type FederationDocument,
  type FederationDocumentInput,
  federationDocumentSchema,
  type Plan,
} from "@modelstudio-sso/contracts";
import { defaultSeed, type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { type PlanGiven, planFederation, planInputs, runPlan } from "@modelstudio-sso/federation";
import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";

export const accountId = "5123456789012345";

/** IdP metadata as a real IdP of ours publishes it. */
export async function idpMetadata(): Promise<string> {
  const idp = await startRehearsalIdp();
  try {
    return idp.metadataXml();
  } finally {
    await idp.close();
  }
}

/** One IdP's metadata before, during and after it changes its signing certificate. */
export async function rotatingMetadata(): Promise<{ old: string; both: string; next: string }> {
  const [old, other] = [await idpMetadata(), await idpMetadata()];
  const key = /<KeyDescriptor[\s\S]*?<\/KeyDescriptor>/;
  const newKey = key.exec(other)?.[0];
  if (newKey === undefined || !key.test(old)) throw new Error("the metadata has no KeyDescriptor");
  return { old, both: old.replace(key, (oldKey) => oldKey + newKey), next: old.replace(key, newKey) };
}

export function federation(
  given: Partial<FederationDocumentInput> & Pick<FederationDocumentInput, "loginPath">,
): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId,
    ...given,
  });
}

/** Reading actions; everything else that arrives changes something. */
const reads = /^(Get|List)/;

/** One emulated account, and planning and applying against it through the official SDKs. */
export async function startWorld(given: { now?: () => Date } = {}) {
  const emulator: RunningEmulator = await startEmulator({ seed: defaultSeed(), ...given });
  const cloud = connectCloud(
    localConnection(emulator.endpoint, {
      accessKeyId: "SANDBOXADMIN",
      accessKeySecret: "sandbox-admin-secret",
    }),
  );
  const plan = (document: FederationDocument, given: Partial<PlanGiven> = {}): Promise<Plan> =>
    planFederation(cloud, document, { ...planInputs(document, new Date()), ...given });
  const apply = async (made: Plan): Promise<{ outcome: string; events: ApplyEvent[] }> => {
    const events: ApplyEvent[] = [];
    const outcome = await runPlan(made, cloud, {
      change: (_address, work) => work(false),
      wait: async () => undefined,
      broke: (_address, error) => {
        throw error;
      },
      now: async () => new Date().toISOString(),
      emit: async (event) => void events.push(event),
    });
    return { outcome, events };
  };
  return {
    emulator,
    cloud,
    plan,
    apply,
    converge: async (document: FederationDocument) => apply(await plan(document)),
    writes: () => emulator.calls().filter((call) => !reads.test(call.action)),
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
