import { type Federation, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import type { SecondOpinion } from "@modelstudio-sso/second-opinion";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyLogin } from "../src/login-test/verify-login.ts";
import { openSamlDesk, type SamlDesk } from "../src/saml/saml-desk.ts";

const sp = { entityId: "https://sp.acme.example/saml", acsUrl: "https://sp.acme.example/saml/acs" };
let idp: RunningRehearsalIdp;
let saml: SamlDesk;
const lines: string[] = [];
const log = pino({ level: "info" }, { write: (line) => lines.push(line) });

beforeAll(async () => {
  idp = await startRehearsalIdp();
  await idp.registerServiceProvider(sp);
  saml = openSamlDesk(log, { threads: 1 });
});
afterAll(async () => {
  await Promise.all([idp.close(), saml.close()]);
});

function federation(metadataXml?: string): Federation {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: {
      kind: "idp",
      providerName: "AcmeIdp",
      ...(metadataXml === undefined ? {} : { metadataXml }),
    },
  });
  return { id: "federation-1", document, version: 1, createdAt: "", updatedAt: "" };
}

/** Judges a login of the rehearsal IdP, with a second verifier that says what it is told to. */
async function judged(second: SecondOpinion | null, given: { metadataXml?: string; fault?: "expired" } = {}) {
  const { samlResponse: response } = await idp.createResponse({
    userId: "chen.yu",
    audience: "sp",
    ...(given.fault === undefined ? {} : { fault: given.fault }),
  });
  let asked = 0;
  const judge = async () => {
    asked += 1;
    return second ?? { opinion: "agrees" as const };
  };
  const secondOpinion = second === null ? null : { judge, close: async () => undefined };
  lines.length = 0;
  const verdict = await verifyLogin(
    { saml, secondOpinion, log, now: () => new Date() },
    { federation: federation(given.metadataXml ?? idp.metadataXml()), response, sp, allowIdpInitiated: true },
  );
  return { verdict, asked, codes: verdict.diagnostics.map((found) => found.code) };
}

describe("a live login", () => {
  it("is accepted where both agree, or where the second is switched off", async () => {
    expect((await judged({ opinion: "agrees" })).verdict.verdict).toBe("accept");
    expect((await judged(null)).verdict.verdict).toBe("accept");
    expect(lines).toEqual([]);
  });

  it.each(["signature", "name-id", "issuer"] as const)(
    "is refused with an alarm where the %s differs",
    async (reason) => {
      const { verdict, codes } = await judged({ opinion: "disagrees", reason });
      expect(verdict.verdict).toBe("reject");
      expect(codes).toContain("login.second-opinion.disagrees");
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 50, alarm: "second-opinion", reason });
      expect(lines[0]).not.toMatch(/chen/i);
    },
  );

  it.each(["algorithm", "own-limit", "time-out", "broke"] as const)(
    "is accepted with a note where there is no second opinion (%s)",
    async (reason) => {
      const { verdict, codes } = await judged({ opinion: "cannot-judge", reason });
      expect(verdict.verdict).toBe("accept");
      expect(codes).toEqual(["login.second-opinion.cannot-judge"]);
    },
  );

  it("is not shown to the second verifier once the first has refused it", async () => {
    const { verdict, asked } = await judged({ opinion: "agrees" }, { fault: "expired" });
    expect([verdict.verdict, asked]).toEqual(["reject", 0]);
  });

  it("is refused where the stored metadata does not hold any more", async () => {
    const { verdict, codes } = await judged({ opinion: "agrees" }, { metadataXml: "<html/>" });
    expect(verdict.verdict).toBe("reject");
    expect(codes[0]).toBe("federation.idp-missing");
    expect(codes.length).toBeGreaterThan(1);
  });
});
