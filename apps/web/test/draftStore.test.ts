import type { Federation, FederationDocument } from "@modelstudio-sso/contracts";
import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { DraftStore } from "../src/app/draftStore.ts";

const document = { name: "acme" } as FederationDocument;
const federation = (version: number, name = "acme") =>
  ({ id: "f1", version, document: { ...document, name } }) as Federation;
const rename = (name: string) => (current: FederationDocument) => ({ ...current, name });

function server() {
  const log: string[] = [];
  let version = 1;
  return {
    log,
    touch: () => {
      version += 1;
    },
    save: async (given: FederationDocument, read: number) => {
      await Promise.resolve();
      if (read !== version) throw new ORPCError("CONFLICT", { status: 409, data: { diagnostics: [] } });
      version += 1;
      log.push(`${given.name}@${read}`);
      return federation(version, given.name);
    },
  };
}

function storeOf(given: ReturnType<typeof server>) {
  return new DraftStore(federation(1), { save: given.save, onSaved: () => {}, delayMs: 5 });
}

describe("the draft", () => {
  it("saves typing once it rests, with the version it read", async () => {
    const given = server();
    const store = storeOf(given);
    store.update(rename("a"), "typed");
    store.update(rename("ab"), "typed");
    expect(store.snapshot().save.kind).toBe("waiting");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(given.log).toEqual(["ab@1"]);
    expect(store.snapshot()).toMatchObject({ version: 2, save: { kind: "saved" } });
  });

  it("saves in order, one at a time, and loses nothing typed meanwhile", async () => {
    const given = server();
    const store = storeOf(given);
    store.update(rename("one"));
    const first = store.flush();
    store.update(rename("two"), "typed");
    await first;
    expect(await store.flush()).toBe(true);
    expect(given.log).toEqual(["one@1", "two@2"]);
  });

  it("reports a conflict, overwrites nothing, and then does what a person chose", async () => {
    const given = server();
    const store = storeOf(given);
    given.touch();
    store.update(rename("mine"));
    expect(await store.flush()).toBe(false);
    expect(store.snapshot().save).toMatchObject({ kind: "failed", failure: { kind: "conflict" } });
    expect(given.log).toEqual([]);
    expect(await store.overwrite(federation(2, "theirs"))).toBe(true);
    expect(given.log).toEqual(["mine@2"]);
  });

  it("follows a newer version only while nothing of ours waits", () => {
    const store = storeOf(server());
    store.adopt(federation(5, "newer"), "if-clean");
    expect(store.snapshot()).toMatchObject({ version: 5, document: { name: "newer" } });
    store.update(rename("mine"), "typed");
    store.adopt(federation(6, "newest"), "if-clean");
    expect(store.snapshot().document.name).toBe("mine");
    store.adopt(federation(6, "newest"), "discard-mine");
    expect(store.snapshot()).toMatchObject({
      version: 6,
      document: { name: "newest" },
      save: { kind: "saved" },
    });
  });
});
