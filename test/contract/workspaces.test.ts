import { describe, expect, test } from "vitest";
import { at } from "./raw-call.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const { account, cloud, name, roa, seen } = await openStage();
const { region, allows } = account;
const notAsked = !allows.workspaces && "CONTRACT_WORKSPACES=1 was not set";

const list = (query: Record<string, string> = {}, where = region) =>
  roa({
    product: "modelstudio",
    action: "ListWorkspaces",
    region: where,
    method: "GET",
    pathname: "/modelstudio/workspaces",
    query,
  });
const remove = (id: string) =>
  roa({
    product: "modelstudio",
    action: "DeleteWorkspace",
    region,
    method: "DELETE",
    pathname: `/modelstudio/workspaces/${id}`,
  });

describe("workspaces", () => {
  confirms({ line: "workspaces-page", title: "come in pages of 100" }, async (saw) => {
    const { code } = await list({ maxResults: "100" });
    saw(code || "taken");
    expect(code).toBe("");
  });

  confirms({ line: "regions", title: "are listed in every region of the site" }, async (saw) => {
    const answers: Record<string, string> = {};
    for (const where of account.connection.modelStudio.regions) {
      // A host that does not exist gives no answer at all.
      const { code, body } = await list({}, where).catch(() => ({ code: "unreachable", body: {} }));
      const found = at(body, "workspaces");
      answers[where] = code || `${Array.isArray(found) ? found.length : 0} workspaces`;
    }
    saw(answers);
    expect(Object.values(answers)).not.toContain("unreachable");
    expect(Object.values(answers).some((answer) => answer.endsWith("workspaces"))).toBe(true);
  });

  confirms(
    {
      line: "regions",
      title: "of the international site are none in cn-beijing",
      lacks:
        (account.kind === "emulator" && "the emulator has one address for all regions") ||
        (account.site === "china" && "this account is of the China site"),
    },
    async (saw) => {
      const { code, body } = await list({}, "cn-beijing").catch(() => ({ code: "unreachable", body: {} }));
      saw(`cn-beijing: ${code || JSON.stringify(body)}`);
      expect(at(body, "workspaces") ?? []).toEqual([]);
    },
  );

  confirms({ line: "workspace-id-form", title: "have IDs of the known forms" }, async (saw) => {
    const ids = (await cloud.listWorkspaces()).map(({ id }) => id);
    const forms = [...new Set(ids.map((id) => /^[a-z]+[-_]/.exec(id)?.[0] ?? id))];
    saw(forms.length > 0 ? forms : "no workspace");
    for (const id of ids) expect(id).toMatch(/^(ws-|llm-|ws_)/);
  });

  confirms(
    {
      line: "workspace-region",
      title: "are made in the region of the endpoint, with serviceSite global",
      lacks: notAsked,
    },
    async (saw) => {
      const made = await cloud.createWorkspace(name("Made"), region);
      saw(made);
      expect(made).toMatchObject({ name: name("Made"), region, serviceSite: "global" });
      const listed = await seen(
        async () => (await cloud.listWorkspaces()).find(({ id }) => id === made.id),
        (found) => found !== undefined,
      );
      expect(listed).toEqual(made);
    },
  );

  test("go page by page, and are deleted once", async ({ skip }) => {
    if (notAsked) skip(notAsked);
    const made = [
      await cloud.createWorkspace(name("One"), region),
      await cloud.createWorkspace(name("Two"), region),
    ];
    const ids = made.map(({ id }) => id);
    await seen(
      async () => (await cloud.listWorkspaces()).filter(({ id }) => ids.includes(id)),
      (found) => found.length === 2,
    );
    const paged: unknown[] = [];
    let nextToken: unknown;
    do {
      const { code, body } = await list({
        maxResults: "1",
        ...(nextToken ? { nextToken: String(nextToken) } : {}),
      });
      expect(code).toBe("");
      const page = at(body, "workspaces");
      expect(Array.isArray(page) ? page.length : -1).toBeLessThanOrEqual(1);
      paged.push(at(page, 0, "workspaceId"));
      nextToken = at(body, "nextToken");
    } while (nextToken);
    expect(paged).toEqual(expect.arrayContaining(ids));
    expect(new Set(paged).size).toBe(paged.length);
    expect((await remove(String(ids[0]))).code).toBe("");
    const left = await seen(
      async () => (await cloud.listWorkspaces()).map(({ id }) => id),
      (found) => !found.includes(String(ids[0])),
    );
    expect(left).not.toContain(ids[0]);
    expect((await remove(String(ids[0]))).code).not.toBe("");
  });
});
