import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, faults, type RunningRehearsalIdp, startRehearsalIdp } from "../src/index.ts";
import { acmeApplication, noon } from "./acme.ts";
import { addressingChecks } from "./faults/addressing.ts";
import { attributeChecks } from "./faults/attributes.ts";
import type { Check, Sample } from "./faults/check.ts";
import { signatureChecks } from "./faults/signature.ts";
import { structureChecks } from "./faults/structure.ts";
import { timeChecks } from "./faults/times.ts";
import { certificateOf, read } from "./reading.ts";

const checks: Record<Fault, Check> = {
  ...signatureChecks,
  ...addressingChecks,
  ...timeChecks,
  ...structureChecks,
  ...attributeChecks,
};
let idp: RunningRehearsalIdp;

beforeAll(async () => {
  idp = await startRehearsalIdp({ now: () => noon });
  await idp.setAliyunApplication(acmeApplication);
});
afterAll(() => idp.close());

async function sample(fault?: Fault): Promise<Sample> {
  const created = await idp.createResponse({
    userId: "chen.yu",
    audience: "aliyun",
    ...(fault && { fault }),
  });
  return { created, response: read(created) };
}

describe("every fault", () => {
  it("is in the catalogue once, with a sentence", () => {
    expect(faults.map(({ id }) => id).sort()).toEqual(Object.keys(checks).sort());
    expect(new Set(faults.map(({ description }) => description)).size).toBe(faults.length);
    for (const { description } of faults) expect(description).toMatch(/^[A-Z].*[^.]\.$/);
  });

  it.each(faults.map(({ id }) => id))("%s differs from a good response in the named way", async (fault) => {
    const good = await sample();
    const bad = await sample(fault);
    const certificate = certificateOf(idp.metadataXml());
    await checks[fault]({ good, bad, certificate, entityId: idp.entityId, again: () => sample(fault) });
  });

  it.each(faults.map(({ id }) => id))("%s can be sent to a service provider too", async (fault) => {
    await idp.registerServiceProvider({
      entityId: "urn:acme:rehearsal",
      acsUrl: "http://127.0.0.1:9/saml/acs",
    });
    const created = await idp.createResponse({
      userId: "sam.ortiz",
      audience: "sp",
      fault,
      inResponseTo: "_q",
    });
    expect(created.postTo).toBe("http://127.0.0.1:9/saml/acs");
    expect(created.samlResponse).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  it("is refused when it has no such name", async () => {
    const request = { userId: "chen.yu", audience: "aliyun" as const, fault: "toString" as Fault };
    await expect(idp.createResponse(request)).rejects.toMatchObject({ reason: "unknown-fault" });
  });
});
