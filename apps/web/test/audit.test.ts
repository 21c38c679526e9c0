import { auditActions } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { actionKey } from "../src/features/audit/actionKey.ts";
import { filterOf, readAuditSearch } from "../src/features/audit/auditSearch.ts";
import { accountsIn } from "../src/features/people/accountsIn.ts";
import { browserName } from "../src/features/session/browserName.ts";
import { en } from "../src/i18n/en/index.ts";

describe("the audit page", () => {
  it("has words for everything that can be written down, and for nothing else", () => {
    expect(auditActions.map(actionKey).sort()).toEqual(Object.keys(en.audit.actions).sort());
  });

  it("takes from an address what it knows, and asks the server in moments", () => {
    const search = readAuditSearch({
      action: "plan.made",
      actor: "olga",
      from: "2026-01-02",
      to: "x",
      page: 3,
    });
    expect(search).toEqual({ action: "plan.made", actor: "olga", from: "2026-01-02" });
    expect(readAuditSearch({ action: "made.up" })).toEqual({});
    const asked = filterOf({ from: "2026-01-02", to: "2026-01-02" });
    expect(Date.parse(asked.until ?? "") - Date.parse(asked.since ?? "")).toBe(86_400_000 - 1);
  });
});

describe("the people page", () => {
  it("reads accounts as people write them", () => {
    expect(accountsIn("5123456789012345\n 1234567890123456 china ,\n")).toEqual({
      accounts: [
        { accountId: "5123456789012345", site: "international" },
        { accountId: "1234567890123456", site: "china" },
      ],
      wrong: [],
    });
    expect(accountsIn("acme\n5123456789012345 mars").wrong).toEqual(["acme", "5123456789012345 mars"]);
  });
});

describe("the names of browsers", () => {
  it("are those people know, not those browsers descend from", () => {
    const edge =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
    expect(browserName(edge)).toBe("Edge · Windows");
    expect(browserName("curl/8.5")).toBeUndefined();
    expect(browserName(null)).toBeUndefined();
  });
});
