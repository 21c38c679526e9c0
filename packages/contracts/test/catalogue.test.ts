import { describe, expect, it } from "vitest";
import {
  apiContract,
  diagnostic,
  diagnosticCodes,
  federationDocumentSchema,
  hasErrors,
  type OperationMeta,
  rights,
} from "../src/index.ts";

interface Operation {
  "~orpc": { meta: OperationMeta; route: { method?: string; path?: string; summary?: string } };
}

function operations(router: object, name = ""): [string, Operation][] {
  return Object.entries(router).flatMap(([key, value]): [string, Operation][] =>
    "~orpc" in value ? [[`${name}${key}`, value]] : operations(value, `${name}${key}.`),
  );
}

describe("the API contract", () => {
  const all = operations(apiContract);

  it("gives each operation an address of its own, a summary and a right", () => {
    const addresses = all.map(
      ([
        ,
        {
          "~orpc": { route },
        },
      ]) => `${route.method} ${route.path}`,
    );
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const [
      name,
      {
        "~orpc": { meta, route },
      },
    ] of all) {
      expect(route.summary, name).toBeTruthy();
      expect(rights, name).toContain(meta.right);
    }
  });

  it("lets only the session and one-time links be used without sign-in", () => {
    expect(
      all.filter(([, operation]) => operation["~orpc"].meta.right === "public").map(([name]) => name),
    ).toEqual([
      "session.get",
      "session.claimOwner",
      "people.showReset",
      "people.reset",
      "people.showInvitation",
      "people.join",
      "handover.open",
      "handover.guide",
      "handover.sendMetadata",
      "handover.checkResponse",
      "handover.saveNotes",
    ]);
  });

  it("changes nothing by GET", () => {
    const writing = all.filter(
      ([
        ,
        {
          "~orpc": { meta, route },
        },
      ]) =>
        route.method === "GET" &&
        !["public", "own", "read", "read-audit", "manage-people", "manage-settings"].includes(meta.right),
    );
    expect(writing).toEqual([]);
  });
});

describe("a diagnostic", () => {
  it("takes title, severity and fixer from its code, and points to its page", () => {
    const found = diagnostic("federation.name.role", { detail: "No underscores.", got: "a_b" });
    expect(found).toEqual({
      code: "federation.name.role",
      ...diagnosticCodes["federation.name.role"],
      detail: "No underscores.",
      got: "a_b",
      docs: "docs/errors/federation.name.role.md",
    });
    expect(hasErrors([found])).toBe(true);
    expect(hasErrors([{ ...found, severity: "warning" }])).toBe(false);
  });
});

describe("a federation document", () => {
  const minimal = {
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Acme" },
  };

  it("may be incomplete, and gets its defaults", () => {
    expect(federationDocumentSchema.parse(minimal)).toMatchObject({ roles: [] });
  });

  it("refuses a field it does not know, so that a typing error is not silence", () => {
    expect(federationDocumentSchema.safeParse({ ...minimal, role: [] }).success).toBe(false);
    expect(
      federationDocumentSchema.safeParse({
        ...minimal,
        loginPath: { kind: "idp", providerName: "A", metadata: "x" },
      }).success,
    ).toBe(false);
  });

  it("refuses a policy that this service does not attach", () => {
    const roles = [{ name: "A", policies: ["AdministratorAccess"] }];
    expect(federationDocumentSchema.safeParse({ ...minimal, roles }).success).toBe(false);
  });
});
