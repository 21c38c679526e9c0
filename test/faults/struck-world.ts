import { createHash } from "node:crypto";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import type { ApplyEvent, FederationDocument, Plan } from "@modelstudio-sso/contracts";
import { startEmulator } from "@modelstudio-sso/emulator";
import { planFederation, planInputs, runPlan } from "@modelstudio-sso/federation";

/** Fields that a second, equal world has other values in. */
const volatile =
  /^(roleId|userId|createDate|updateDate|attachDate|gmtCreate|tenantId|apiHost|lastLoginDate)$/;

/** What stays the same between two equal worlds, in one order: when things were made is not part of what they are. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(settled).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => !volatile.test(key));
  return Object.fromEntries(fields.map(([key, inner]) => [key, settled(inner)]));
}

export interface Applied {
  outcome: string;
  events: ApplyEvent[];
  made: Plan;
}

/** A cloud that can be struck, with short patience so that a lost answer is noticed quickly. */
export async function startStruckWorld() {
  const emulator = await startEmulator();
  const cloud = connectCloud({
    ...localConnection(emulator.endpoint, {
      accessKeyId: "SANDBOXADMIN",
      accessKeySecret: "sandbox-admin-secret",
    }),
    timeouts: { connect: 2_000, read: 250 },
  });
  const admin = (path: string, method: string, body: object = {}) =>
    fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      ...(method === "POST"
        ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
        : {}),
    });
  const plan = (document: FederationDocument): Promise<Plan> =>
    planFederation(cloud, document, planInputs(document, new Date()));

  const apply = async (document: FederationDocument): Promise<Applied> => {
    const events: ApplyEvent[] = [];
    const made = await plan(document);
    const outcome = await runPlan(made, cloud, {
      change: (_address, work) => work(false),
      wait: async () => undefined,
      now: async () => new Date().toISOString(),
      broke: (_address, error) => {
        throw error;
      },
      emit: async (event) => void events.push(event),
    });
    return { outcome, events, made };
  };

  return {
    emulator,
    cloud,
    plan,
    apply,
    converge: apply,
    calls: () => emulator.calls(),
    strike: (fault: object) => admin("faults", "POST", { faults: [{ ...fault, times: 1 }] }),
    startOver: async () => {
      await admin("faults", "DELETE");
      await admin("reset", "POST");
    },
    /** A digest of all that the cloud holds. */
    state: async (): Promise<string> => {
      await admin("faults", "DELETE");
      const state: unknown = await (await admin("state", "GET")).json();
      return createHash("sha256")
        .update(JSON.stringify(settled(state)))
        .digest("hex");
    },
    close: () => emulator.close(),
  };
}
export type StruckWorld = Awaited<ReturnType<typeof startStruckWorld>>;
