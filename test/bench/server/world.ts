import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { signedInClient } from "../../service/api-client.ts";
import type { ServiceProcess } from "../../service/service.ts";
import type { LoadRequest } from "./load.ts";

const roles = 20;

/** A federation with its plan, and an IdP whose responses the service takes. */
export interface World {
  planPath: string;
  planText: string;
  headers: Record<string, string>;
  /** Sound responses that the IdP began, each with an assertion of its own, made for the times at which they are sent. */
  responses(count: number, perSecond: number): Promise<LoadRequest[]>;
  close(): Promise<void>;
}

function documentOf(metadataXml: string) {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "bench",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Bench", metadataXml },
    roles: Array.from({ length: roles }, (_, index) => ({
      name: `Bench-${index}`,
      groups: [index === 0 ? "AI-Platform-Admins" : `group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    })),
  });
}

async function makeResponses(
  idp: RunningRehearsalIdp,
  { count, perSecond, clock }: { count: number; perSecond: number; clock: { shiftMs: number } },
): Promise<LoadRequest[]> {
  const made: LoadRequest[] = [];
  for (let index = 0; index < count; index += 1) {
    clock.shiftMs = (index / perSecond) * 1_000;
    const { samlResponse } = await idp.createResponse({ userId: "chen.yu", audience: "sp" });
    made.push({
      method: "POST",
      path: "/saml/acs",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ SAMLResponse: samlResponse }).toString(),
    });
  }
  clock.shiftMs = 0;
  return made;
}

export async function setUpWorld(service: ServiceProcess): Promise<World> {
  const clock = { shiftMs: 0 };
  const idp = await startRehearsalIdp({ now: () => new Date(Date.now() + clock.shiftMs) });
  const client = await signedInClient(service);
  const document = documentOf(idp.metadataXml());
  const { id } = await client.federations.create({ document });
  const plan = await client.plans.create({ id });
  await idp.setAliyunApplication({
    accountId: document.accountId,
    providerName: "Bench",
    site: "international",
    groupRoles: [{ group: "AI-Platform-Admins", roleName: "Bench-0" }],
    releaseGroups: true,
  });
  await idp.registerServiceProvider({
    entityId: `${service.url}/saml/metadata.xml`,
    acsUrl: `${service.url}/saml/acs`,
  });
  const headers = { cookie: service.cookie ?? "" };
  const planPath = `/api/v1/plans/${plan.id}`;
  const planText = await (await fetch(`${service.url}${planPath}`, { headers })).text();
  return {
    planPath,
    planText,
    headers,
    responses: (count, perSecond) => makeResponses(idp, { count, perSecond, clock }),
    close: () => idp.close(),
  };
}
