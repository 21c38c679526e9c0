import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultAssumptions } from "../src/assumptions.ts";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { products } from "../src/wire/products.ts";
import { encodedMetadataOf, idpA } from "./idp.ts";
import { rawCall } from "./raw-call.ts";
import { identity, providerArn, roleArn, samlTrust } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** A value of each parameter that its rule takes, so that the one in question decides. */
const fitting: Readonly<Record<string, string>> = {
  AccountAlias: "acme-two",
  AssumeRolePolicyDocument: samlTrust(),
  EncodedDiagnosticMessage: "AQEAAAAAe30=",
  EncodedSAMLMetadataDocument: encodedMetadataOf(idpA),
  GroupName: "nobodies",
  Password: "Pass-word-1",
  PolicyDocument: identity("Allow", "sfm:*"),
  PolicyName: "none",
  PolicyType: "Custom",
  ResourceNames: '["none"]',
  ResourceType: "role",
  RoleArn: roleArn("none"),
  RoleName: "none",
  RoleSessionName: "session",
  SAMLAssertion: "AAAA",
  SAMLProviderArn: providerArn,
  SAMLProviderName: "none",
  Status: "Active",
  Tag: '[{"Key":"a","Value":"b"}]',
  UserAccessKeyId: "none",
  UserName: "none",
  VersionId: "v1",
  data: '{"reqDTO":{"outerKey":"x"}}',
  workspaceName: "Law",
};

/** Values that one rule or another refuses; the first one stands for a parameter that is missing. */
const unfitting = [
  "",
  "ab",
  "ends-in-a-hyphen-",
  "no blanks, please",
  "x".repeat(7000),
  "x".repeat(101_000),
  "-1",
  "1000000",
  '[{"Key":""}]',
  '{"type":"Some"}',
  "%%%",
  "acs:identity",
];

const paths: Readonly<Record<string, string>> = {
  CreateWorkspace: "/modelstudio/workspaces",
  ListWorkspaces: "/modelstudio/workspaces",
  CreateApiKey: "/modelstudio/apikeys",
  ListApiKeys: "/modelstudio/apikeys",
  UpdateApiKey: "/modelstudio/apikeys/1",
  CreateUser: "/bailianControl/User/createUser",
  ChangeUserPermissions: "/bailianControl/serviserAuthorityPolicy/resetPolicies4Agent",
  GetApiKey: "/bailianControl/apiKey/getApiKey",
};

const operations = products.flatMap((api) =>
  Object.entries(api.operations).map(([action, { params }]) => ({ api, action, params })),
);
type Operation = (typeof operations)[number];

function pathOf({ api, action }: Operation): string {
  if (api.routes === undefined) return "/";
  if (api.product === "bailiancontrol" && action === "ListApiKeys") return "/bailianControl/apiKeys";
  return paths[action] ?? "/";
}

/** Codes that an operation answers while one parameter goes through all unfitting values. */
async function codesOf(operation: Operation, name: string): Promise<string[]> {
  const { api, action, params } = operation;
  const others = Object.keys(params).filter((other) => other !== name && fitting[other] !== undefined);
  const base = Object.fromEntries(others.map((other) => [other, fitting[other] ?? ""]));
  const answers = unfitting.map((value) =>
    rawCall(emulator, {
      api,
      action,
      params: value === "" ? base : { ...base, [name]: value },
      pathname: pathOf(operation),
    }),
  );
  return (await Promise.all(answers)).map(({ code }) => code);
}

describe("every error that a parameter declares can be brought about", () => {
  test("and there are a real number of them", () => {
    expect(operations.flatMap(({ params }) => Object.keys(params)).length).toBeGreaterThan(150);
  });

  const withParams = operations.filter(({ params }) => Object.keys(params).length > 0);
  test.each(withParams)("$api.product:$action", async (operation) => {
    for (const [name, rule] of Object.entries(operation.params)) {
      const declared = rule.refusals({ name, assumptions: defaultAssumptions });
      if (declared.length === 0) continue;
      expect(await codesOf(operation, name)).toEqual(
        expect.arrayContaining(declared.map(({ code }) => code)),
      );
    }
  });
});
