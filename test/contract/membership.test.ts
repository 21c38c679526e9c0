import { outerKeyOf } from "@modelstudio-sso/alibaba-cloud";
import { beforeAll, describe, expect } from "vitest";
import { at } from "./raw-call.ts";
import { openIdp } from "./saml-idp.ts";
import { openStage } from "./stage.ts";
import { confirms } from "./unconfirmed.ts";

const stage = await openStage();
const { account, cloud, name, roa, seen } = stage;
const { region, allows } = account;
const lacks = !allows.membership && "CONTRACT_MEMBERSHIP=1 was not set";
const control = cloud.bailianControl;

describe("the lists of both products", () => {
  confirms({ line: "bailian-hosts", title: "answer in every region of Model Studio" }, async (saw) => {
    const answers: Record<string, string> = {};
    for (const where of account.connection.modelStudio.regions) {
      const found = await control.listWorkspaces(where).catch((error: unknown) => String(error));
      answers[where] = typeof found === "string" ? found : `${found.length} workspaces`;
    }
    saw(answers);
    expect(Object.values(answers).filter((answer) => !answer.endsWith("workspaces"))).toEqual([]);
  });

  confirms({ line: "bailian-ids", title: "name the same workspaces, with a number each" }, async (saw) => {
    const ids = (await cloud.listWorkspaces()).filter((space) => space.region === region).map(({ id }) => id);
    const own = await control.listWorkspaces(region);
    saw(own.slice(0, 2));
    expect(own.map(({ workspaceId }) => workspaceId).sort()).toEqual(ids.sort());
    for (const { tenantId } of own) expect(tenantId).toMatch(/^\d+$/);
  });
});

describe("a role as a member", async () => {
  const idp = lacks ? undefined : await openIdp(stage);
  let outerKey = "";
  let tenant = { a: "", b: "" };

  /** A policy of the role counts a little after it was attached. */
  async function hold(policy: string): Promise<void> {
    await cloud.attachRolePolicy({ kind: "role-policy", role: name("Login"), policyType: "System", policy });
  }

  async function asRole() {
    if (idp === undefined) throw new Error("There is no role.");
    const { credentials } = await cloud.assumeRoleWithSaml({
      roleArn: idp.roleArn(),
      providerArn: idp.providerArn(),
      samlResponse: await idp.fault(),
    });
    return cloud.as(credentials);
  }

  const sees = async () =>
    (await (await asRole()).bailianControl.listWorkspaces(region)).map((space) => space.tenantId);

  beforeAll(async () => {
    if (idp === undefined) return;
    const role = await cloud.getRole(name("Login"));
    outerKey = outerKeyOf(role?.roleId ?? "");
    const [a, b] = [
      await cloud.createWorkspace(name("A"), region),
      await cloud.createWorkspace(name("B"), region),
    ];
    const own = await seen(
      () => control.listWorkspaces(region),
      (list) => [a, b].every(({ id }) => list.some((entry) => entry.workspaceId === id)),
    );
    const numberOf = (id: string) => own.find((entry) => entry.workspaceId === id)?.tenantId ?? "";
    tenant = { a: numberOf(a.id), b: numberOf(b.id) };
  });

  confirms(
    { line: "bailian-ram-action", title: "needs bailiancontrol:ChangeUserPermissions to grant", lacks },
    async (saw) => {
      const refused = (await asRole()).bailianControl.changePermissions(region, {
        outerKey,
        tenantId: tenant.a,
        permissionIndexes: [1],
      });
      const error = await refused.catch((thrown: unknown) => thrown);
      saw(String(at(error, "fields", "missingAction")));
      expect(error).toMatchObject({
        kind: "no-permission",
        fields: { missingAction: "bailiancontrol:ChangeUserPermissions" },
      });
    },
  );

  confirms(
    { line: "bailian-other-principal", title: "is added and granted by somebody else", lacks },
    async () => {
      await control.createUser(region, { outerKey, name: name("Login") });
      await control.changePermissions(region, { outerKey, tenantId: tenant.a, permissionIndexes: [1] });
    },
  );

  confirms(
    { line: "bailian-role-sees-own", title: "lists the workspaces it was given, and no other", lacks },
    async (saw) => {
      await hold("AliyunBailianControlReadOnlyAccess");
      const found = await seen(
        () => sees().catch((): string[] => []),
        (list) => list.includes(tenant.a),
      );
      saw({ given: tenant.a, other: tenant.b, sees: found });
      expect(found).toEqual([tenant.a]);
    },
  );

  confirms(
    { line: "bailian-duplicate-member", title: "is added once, and the answer says so", lacks },
    async (saw) => {
      const { code, status, body, message } = await roa({
        product: "bailiancontrol",
        action: "CreateUser",
        region,
        method: "POST",
        pathname: "/bailianControl/User/createUser",
        body: {
          data: JSON.stringify({ reqDTO: { outerKey, nickName: name("Login"), userName: name("Login") } }),
        },
      });
      const text = `${status} ${code} ${message} ${JSON.stringify(body)}`;
      saw(text);
      expect(text).toMatch(/already exists/i);
    },
  );

  confirms(
    { line: "bailian-replaces", title: "loses what a later grant does not name", lacks },
    async (saw) => {
      await control.changePermissions(region, { outerKey, tenantId: tenant.a, permissionIndexes: [] });
      const found = await seen(
        () => sees(),
        (list) => !list.includes(tenant.a),
      );
      saw({ sees: found });
      expect(found).not.toContain(tenant.a);
    },
  );

  const strangers: [string, (whole: { outerKey: string; tenantId: string }) => Promise<void>][] = [
    [
      "an unknown principal",
      () => control.createUser(region, { outerKey: outerKeyOf("300000000000000000"), name: "x" }),
    ],
    [
      "a stranger",
      (whole) =>
        control.changePermissions(region, {
          ...whole,
          outerKey: outerKeyOf("300000000000000001"),
          permissionIndexes: [1],
        }),
    ],
    [
      "an unknown workspace",
      (whole) => control.changePermissions(region, { ...whole, tenantId: "1", permissionIndexes: [1] }),
    ],
    [
      "an unknown index",
      (whole) => control.changePermissions(region, { ...whole, permissionIndexes: [987] }),
    ],
  ];
  for (const [what, call] of strangers) {
    confirms({ line: "bailian-codes", title: `is refused where it is ${what}`, lacks }, async (saw) => {
      const error = await call({ outerKey, tenantId: tenant.a }).then(
        () => "accepted",
        (thrown: unknown) => thrown,
      );
      saw(`${what}: ${at(error, "fields", "status") ?? ""} ${at(error, "fields", "code") ?? error}`);
      expect(error).toMatchObject({ kind: "refused" });
    });
  }

  confirms(
    {
      line: "bailian-ram-action",
      title: "may make all three calls with AliyunBailianControlFullAccess",
      lacks,
    },
    async () => {
      await hold("AliyunBailianControlFullAccess");
      const granted = async () => {
        const { bailianControl } = await asRole();
        await bailianControl.listWorkspaces(region);
        await bailianControl.createUser(region, { outerKey, name: name("Login") });
        await bailianControl.changePermissions(region, {
          outerKey,
          tenantId: tenant.b,
          permissionIndexes: [1],
        });
      };
      const done = await seen(
        () => granted().then(() => "done", String),
        (answer) => answer === "done",
      );
      expect(done).toBe("done");
    },
  );
});
