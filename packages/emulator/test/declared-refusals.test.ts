import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultAssumptions } from "../src/assumptions.ts";
import { coverageFile, currentCoverage } from "../src/coverage.ts";
import { defaultSeed, type RunningEmulator, startEmulator } from "../src/index.ts";
import { settled } from "../src/wire/declared-refusals.ts";
import { products } from "../src/wire/products.ts";
import { encodedMetadataOf, idpA, samlResponse } from "./idp.ts";
import { rawCall } from "./raw-call.ts";
import type { Keys } from "./sdk.ts";
import { accountId, identity, pair, providerArn, roleArn, samlTrust, trust } from "./setup.ts";

let emulator: RunningEmulator;
const root: Keys = { accessKeyId: "ROOT", accessKeySecret: "root-secret" };
const poor: Keys = { accessKeyId: "POOR", accessKeySecret: "poor-secret" };
beforeAll(async () => {
  const seed = defaultSeed();
  seed.accounts[0]?.accessKeys.push({ ...root, principal: "root" }, { ...poor, principal: "lin.wei" });
  seed.accounts.push({ accountId: "5222222222222222", alias: "taken", site: "china", accessKeys: [] });
  emulator = await startEmulator({ seed });
});
afterAll(() => emulator.close());

type Params = Record<string, string>;

/** Calls by name, such as `ram:CreateRole`, and wants the given code; empty wants success. */
async function want(
  code: string,
  call: string,
  params: Params = {},
  more: { pathname?: string; keys?: Keys } = {},
): Promise<Record<string, unknown>> {
  const [product, action = ""] = call.split(":");
  const api = products.find((candidate) => candidate.product === product);
  if (api === undefined) throw new Error(`there is no product ${product}`);
  const answer = await rawCall(emulator, { api, action, params, ...more });
  expect({ call, params, code: answer.code }).toEqual({ call, params, code });
  return answer.body;
}

const document = identity("Allow", "sfm:*");
const custom = (PolicyName: string) => ({ PolicyType: "Custom", PolicyName });
const role = (RoleName: string) => ({ RoleName, AssumeRolePolicyDocument: samlTrust() });
const metadata = encodedMetadataOf(idpA);

test("SAML providers", async () => {
  await want("", "ims:CreateSAMLProvider", {
    SAMLProviderName: "acme-idp",
    EncodedSAMLMetadataDocument: metadata,
  });
  const again = { SAMLProviderName: "acme-idp", EncodedSAMLMetadataDocument: metadata };
  await want("EntityAlreadyExists.SAMLProvider", "ims:CreateSAMLProvider", again);
  for (const action of ["GetSAMLProvider", "DeleteSAMLProvider"]) {
    await want("EntityNotExist.SAMLProvider", `ims:${action}`, { SAMLProviderName: "none" });
  }
  const none = { SAMLProviderName: "none", NewDescription: "new" };
  await want("EntityNotExist.SAMLProvider", "ims:UpdateSAMLProvider", none);
  // The algorithm alone is not enough, as published.
  const nothing = { SAMLProviderName: "acme-idp", AuthnSignAlgo: "rsa-sha256" };
  await want("MissingParameter.NewEncodedSAMLMetadataDocument", "ims:UpdateSAMLProvider", nothing);
  await want("MissingParameter.UserPrincipalName", "ims:GetUser");
  await want("EntityNotExist.User", "ims:GetUser", { UserId: "1" });
});

test("roles and policies", async () => {
  await want("", "ram:CreateRole", role("Readers"));
  await want("EntityAlreadyExists.Role", "ram:CreateRole", role("Readers"));
  await want("MalformedPolicyDocument", "ram:CreateRole", { ...role("x"), AssumeRolePolicyDocument: "{}" });
  for (const action of ["GetRole", "DeleteRole", "UpdateRole", "ListPoliciesForRole"]) {
    await want("EntityNotExist.Role", `ram:${action}`, { RoleName: "none" });
  }
  const broken = { RoleName: "Readers", NewAssumeRolePolicyDocument: "{}" };
  await want("MalformedPolicyDocument", "ram:UpdateRole", broken);
  await want("", "ram:CreatePolicy", { PolicyName: "rules", PolicyDocument: document });
  await want("EntityAlreadyExists.Policy", "ram:CreatePolicy", {
    PolicyName: "rules",
    PolicyDocument: document,
  });
  await want("MalformedPolicyDocument", "ram:CreatePolicy", { PolicyName: "x", PolicyDocument: "{}" });
  for (const action of ["GetPolicy", "DeletePolicy", "ListPolicyVersions", "ListEntitiesForPolicy"]) {
    await want("EntityNotExist.Policy", `ram:${action}`, custom("none"));
  }
  await want("EntityNotExist.Policy", "ram:UpdatePolicyDescription", {
    PolicyName: "none",
    NewDescription: "n",
  });
  await want("EntityNotExist.Policy", "ram:CreatePolicyVersion", {
    PolicyName: "none",
    PolicyDocument: document,
  });
  await want("MalformedPolicyDocument", "ram:CreatePolicyVersion", {
    PolicyName: "rules",
    PolicyDocument: "{}",
  });
  for (const action of ["GetPolicyVersion", "DeletePolicyVersion", "SetDefaultPolicyVersion"]) {
    await want("EntityNotExist.Policy", `ram:${action}`, { ...custom("none"), VersionId: "v1" });
    await want("EntityNotExist.Policy.Version", `ram:${action}`, { ...custom("rules"), VersionId: "v9" });
  }
  const first = { PolicyName: "rules", VersionId: "v1" };
  await want("DeleteConflict.Policy.Version.Default", "ram:DeletePolicyVersion", first);
  await want("", "ram:CreatePolicyVersion", { PolicyName: "rules", PolicyDocument: document });
  await want("DeleteConflict.Policy.Version", "ram:DeletePolicy", { PolicyName: "rules" });
});

test("tags", async () => {
  const Tag = JSON.stringify([{ Key: "a", Value: "1" }]);
  const on = (ResourceType: string) => ({ ResourceType, ResourceNames: '["none"]', Tag, TagKeys: '["a"]' });
  for (const action of ["TagResources", "UntagResources", "ListTagResources"]) {
    await want("EntityNotExist.Role", `ram:${action}`, on("role"));
    await want("EntityNotExist.Policy", `ram:${action}`, on("policy"));
  }
  const untagged = { ResourceType: "role", ResourceNames: '["Readers"]' };
  await want("MissingParameter.TagKeys", "ram:UntagResources", untagged);
});

test("users, groups and what hangs on them", async () => {
  const user = { UserName: "lin.wei" };
  const group = { GroupName: "staff" };
  const noUser = { UserName: "none", GroupName: "staff" };
  await want("EntityAlreadyExists.User", "ram:CreateUser", user);
  await want("EntityAlreadyExists.User", "ram:UpdateUser", { ...user, NewUserName: "sso-admin" });
  await want("", "ram:CreateGroup", group);
  await want("EntityAlreadyExists.Group", "ram:CreateGroup", group);
  await want("", "ram:CreateGroup", { GroupName: "other" });
  await want("EntityAlreadyExists.Group", "ram:UpdateGroup", { GroupName: "other", NewGroupName: "staff" });
  for (const action of [
    "GetGroup",
    "UpdateGroup",
    "DeleteGroup",
    "ListUsersForGroup",
    "ListPoliciesForGroup",
  ]) {
    await want("EntityNotExist.Group", `ram:${action}`, { GroupName: "none" });
  }
  for (const action of ["GetUser", "UpdateUser", "DeleteUser", "ListGroupsForUser", "ListPoliciesForUser"]) {
    await want("EntityNotExist.User", `ram:${action}`, noUser);
  }
  for (const action of ["AddUserToGroup", "RemoveUserFromGroup"]) {
    await want("EntityNotExist.User", `ram:${action}`, noUser);
    await want("EntityNotExist.Group", `ram:${action}`, { ...user, GroupName: "none" });
  }
  await want("EntityNotExist.User.Group", "ram:RemoveUserFromGroup", { ...user, ...group });
  await want("", "ram:AddUserToGroup", { ...user, ...group });
  await want("EntityAlreadyExists.User.Group", "ram:AddUserToGroup", { ...user, ...group });
  await want("DeleteConflict.User.Group", "ram:DeleteUser", user);
  await want("DeleteConflict.Group.User", "ram:DeleteGroup", group);
  await want("", "ram:RemoveUserFromGroup", { ...user, ...group });
});

test("attachments", async () => {
  const holders: [string, Params][] = [
    ["User", { UserName: "lin.wei" }],
    ["Group", { GroupName: "staff" }],
    ["Role", { RoleName: "Readers" }],
  ];
  for (const [word, holder] of holders) {
    const nobody = { [`${word}Name`]: "none" };
    await want(`EntityNotExist.${word}`, `ram:AttachPolicyTo${word}`, { ...nobody, ...custom("rules") });
    await want(`EntityNotExist.${word}`, `ram:DetachPolicyFrom${word}`, { ...nobody, ...custom("rules") });
    await want("EntityNotExist.Policy", `ram:AttachPolicyTo${word}`, { ...holder, ...custom("none") });
    const held = { ...holder, ...custom("rules") };
    await want(`EntityNotExist.${word}.Policy`, `ram:DetachPolicyFrom${word}`, held);
    await want("", `ram:AttachPolicyTo${word}`, held);
    await want(`EntityAlreadyExists.${word}.Policy`, `ram:AttachPolicyTo${word}`, held);
    await want(`DeleteConflict.Policy.${word}`, "ram:DeletePolicy", { PolicyName: "rules" });
    await want(`DeleteConflict.${word}.Policy`, `ram:Delete${word}`, holder);
    await want("", `ram:DetachPolicyFrom${word}`, held);
  }
});

test("passwords and keys", async () => {
  const user = { UserName: "sso-admin" };
  await want("EntityAlreadyExists.User.LoginProfile", "ram:CreateLoginProfile", {
    ...user,
    Password: "Pass-word-1",
  });
  await want("", "ram:CreateUser", { UserName: "plain" });
  for (const action of ["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"]) {
    await want("EntityNotExist.User.LoginProfile", `ram:${action}`, { UserName: "plain" });
    await want("EntityNotExist.User", `ram:${action}`, { UserName: "none" });
  }
  await want("EntityNotExist.User", "ram:CreateLoginProfile", { UserName: "none", Password: "Pass-word-1" });
  const key = { UserAccessKeyId: "none", Status: "Active" };
  for (const action of ["CreateAccessKey", "ListAccessKeys", "UpdateAccessKey", "DeleteAccessKey"]) {
    await want("EntityNotExist.User", `ram:${action}`, { UserName: "none", ...key });
    await want("MissingParameter.UserName", `ram:${action}`, key, { keys: root });
  }
  for (const action of ["UpdateAccessKey", "DeleteAccessKey"]) {
    await want("EntityNotExist.User.AccessKey", `ram:${action}`, { UserName: "plain", ...key });
  }
  await want("", "ram:CreateAccessKey", { UserName: "plain" });
  await want("DeleteConflict.User.AccessKey", "ram:DeleteUser", { UserName: "plain" });
  await want("", "ram:CreateUser", { UserName: "logon" });
  await want("", "ram:CreateLoginProfile", { UserName: "logon", Password: "Pass-word-1" });
  await want("DeleteConflict.User.LoginProfile", "ram:DeleteUser", { UserName: "logon" });
  await want("EntityAlreadyExists.AccountAlias", "ram:SetAccountAlias", { AccountAlias: "taken" });
  const unreadable = "InvalidParameter.EncodedDiagnosticMessage";
  await want(unreadable, "ram:DecodeDiagnosticMessage", { EncodedDiagnosticMessage: "x" });
});

test("STS", async () => {
  await want("", "ram:CreateRole", {
    ...role("Trusting"),
    AssumeRolePolicyDocument: trust({ RAM: [`acs:ram::${accountId}:root`] }),
  });
  const session = { RoleSessionName: "lin" };
  await want("EntityNotExist.Role", "sts:AssumeRole", { RoleArn: roleArn("none"), ...session });
  await want("NoPermission", "sts:AssumeRole", { RoleArn: roleArn("Trusting"), ...session }, { keys: poor });
  const exchange = (name: string, options: Partial<Parameters<typeof samlResponse>[0]> = {}) => ({
    RoleArn: roleArn(name),
    SAMLProviderArn: providerArn,
    SAMLAssertion: samlResponse({ roles: [pair("Readers")], ...options }),
  });
  const saml = "sts:AssumeRoleWithSAML";
  await want("EntityNotExist.RoleArn", saml, exchange("none"));
  await want("EntityNotExist.SAMLProvider", saml, { ...exchange("Readers"), SAMLProviderArn: "none" });
  await want("InternalError", saml, { ...exchange("Readers"), SAMLAssertion: "AAAA" });
  await want("AuthenticationFail.SAMLAssertion.Invalid", saml, exchange("Readers", { sign: "none" }));
  await want("AuthenticationFail.SAMLAssertion.Expired", saml, exchange("Readers", { lifetimeMs: -120_000 }));
  await want("InvalidParameter.RoleSessionName", saml, exchange("Readers", { sessionName: "林 伟" }));
  await want("InvalidParameter.DurationSeconds", saml, exchange("Readers", { duration: "1" }));
  await want("AuthenticationFail.NoPermission", saml, exchange("Trusting"));
  const past = Buffer.from(metadata, "base64")
    .toString()
    .replace("entityID=", 'validUntil="2020-01-01T00:00:00Z" entityID=');
  const change = {
    SAMLProviderName: "acme-idp",
    NewEncodedSAMLMetadataDocument: Buffer.from(past).toString("base64"),
  };
  await want("", "ims:UpdateSAMLProvider", change);
  await want("AuthenticationFail.IDPMetadata.Invalid", saml, exchange("Readers"));
});

test("Model Studio", async () => {
  const key = { pathname: "/modelstudio/apikeys/1" };
  for (const action of ["GetApiKey", "UpdateApiKey", "DeleteApiKey"]) {
    await want("ApiKey.NotFound", `modelstudio:${action}`, {}, key);
  }
  for (const word of ["enable", "disable", "reset"]) {
    const action = `${word[0]?.toUpperCase()}${word.slice(1)}ApiKey`;
    await want(
      "ApiKey.NotFound",
      `modelstudio:${action}`,
      {},
      { pathname: `/modelstudio/apikeys/1/${word}` },
    );
  }
  const keys = { pathname: "/modelstudio/apikeys" };
  const spaces = { pathname: "/modelstudio/workspaces" };
  const far = { RegionId: "mars-1", workspaceName: "Law" };
  await want("InvalidRegionId.NotFound", "modelstudio:CreateApiKey", far, keys);
  await want("InvalidRegionId.NotFound", "modelstudio:ListApiKeys", far, keys);
  await want("InvalidRegionId.NotFound", "modelstudio:CreateWorkspace", far, spaces);
  await want("InvalidRegionId.NotFound", "modelstudio:ListWorkspaces", far, spaces);
  await want("Workspace.NotFound", "modelstudio:CreateApiKey", { workspaceId: "none" }, keys);
  await want(
    "Workspace.NotFound",
    "modelstudio:DeleteWorkspace",
    {},
    { pathname: "/modelstudio/workspaces/none" },
  );
});

test("BailianControl", async () => {
  const add = { pathname: "/bailianControl/User/createUser" };
  const person = (outerKey: string) => ({ data: JSON.stringify({ reqDTO: { outerKey } }) });
  await want("InvalidParameter.OuterKey", "bailiancontrol:CreateUser", person("none"), add);
  const body = (await want("", "ram:GetUser", { UserName: "lin.wei" })) as { User: { UserId: string } };
  const outerKey = body.User.UserId;
  const permit = (extra: object) => ({
    data: JSON.stringify({ outerKey, policyIndexList: [1], agentId: 0, ...extra }),
  });
  const reset = { pathname: "/bailianControl/serviserAuthorityPolicy/resetPolicies4Agent" };
  await want("User.NotFound", "bailiancontrol:ChangeUserPermissions", permit({}), reset);
  await want("", "bailiancontrol:CreateUser", person(outerKey), add);
  await want("User.AlreadyExists", "bailiancontrol:CreateUser", person(outerKey), add);
  await want("Workspace.NotFound", "bailiancontrol:ChangeUserPermissions", permit({}), reset);
  await want(
    "InvalidRegionId.NotFound",
    "bailiancontrol:ListWorkspaces",
    { RegionId: "mars-1" },
    { pathname: "/bailianControl/workspaces" },
  );
  await want(
    "InvalidRegionId.NotFound",
    "bailiancontrol:ListApiKeys",
    { RegionId: "mars-1" },
    { pathname: "/bailianControl/apiKeys" },
  );
  await want(
    "ApiKey.NotFound",
    "bailiancontrol:GetApiKey",
    { apiKeyId: "1" },
    { pathname: "/bailianControl/apiKey/getApiKey" },
  );
});

test("quotas, each set to what is there already", async () => {
  const ram = {
    maxRoles: 0,
    maxUsers: 0,
    maxGroups: 0,
    maxGroupsPerUser: 0,
    maxAccessKeysPerUser: 0,
    maxCustomPolicies: 0,
    maxCustomPoliciesPerEntity: 0,
    maxPolicyVersions: 1,
    maxTagsPerResource: 0,
  };
  const Tag = JSON.stringify([{ Key: "a", Value: "1" }]);
  emulator.configure({ assumptions: { ims: { maxProviders: 0 }, modelStudio: { maxWorkspaces: 0 }, ram } });
  await want("LimitExceeded.SAMLProvider", "ims:CreateSAMLProvider", {
    SAMLProviderName: "one-more",
    EncodedSAMLMetadataDocument: metadata,
  });
  await want("LimitExceeded.Role", "ram:CreateRole", role("one-more"));
  await want("LimitExceeded.User", "ram:CreateUser", { UserName: "one-more" });
  await want("LimitExceeded.Group", "ram:CreateGroup", { GroupName: "one-more" });
  await want("LimitExceeded.User.Group", "ram:AddUserToGroup", { UserName: "plain", GroupName: "other" });
  await want("LimitExceeded.User.AccessKey", "ram:CreateAccessKey", { UserName: "plain" });
  await want("LimitExceeded.Policy", "ram:CreatePolicy", {
    PolicyName: "one-more",
    PolicyDocument: document,
  });
  await want("LimitExceeded.Policy.Version", "ram:CreatePolicyVersion", {
    PolicyName: "rules",
    PolicyDocument: document,
  });
  await want("LimitExceeded.Role.Policy", "ram:AttachPolicyToRole", {
    RoleName: "Readers",
    ...custom("rules"),
  });
  await want("LimitExceeded.User.Policy", "ram:AttachPolicyToUser", {
    UserName: "plain",
    ...custom("rules"),
  });
  await want("LimitExceeded.Group.Policy", "ram:AttachPolicyToGroup", {
    GroupName: "other",
    ...custom("rules"),
  });
  await want("LimitExceeded.Tag", "ram:TagResources", {
    ResourceType: "role",
    ResourceNames: '["Readers"]',
    Tag,
  });
  await want(
    "Workspace.LimitExceeded",
    "modelstudio:CreateWorkspace",
    { workspaceName: "Law" },
    { pathname: "/modelstudio/workspaces" },
  );
  emulator.configure({ assumptions: { ram: { maxTagsPerResource: 0 } } });
  await want("LimitExceeded.Tag", "ram:CreateRole", { ...role("tagged"), Tag });
  await want("LimitExceeded.Tag", "ram:CreatePolicy", {
    PolicyName: "tagged",
    PolicyDocument: document,
    Tag,
  });
});

test("every declared error was brought about", () => {
  const seen = new Set(emulator.calls().map((call) => `${call.product}:${call.action} ${call.code ?? ""}`));
  const declared = products.flatMap((api) =>
    Object.entries(api.operations).flatMap(([action, { refusals }]) =>
      refusals.map((refusal) => `${api.product}:${action} ${settled(refusal, defaultAssumptions).code}`),
    ),
  );
  expect(declared.length).toBeGreaterThan(130);
  expect(declared.filter((line) => !seen.has(line))).toEqual([]);
});

test("the table of coverage is what the code says", () => {
  expect(readFileSync(coverageFile, "utf8"), "run: pnpm --filter @modelstudio-sso/emulator coverage").toBe(
    currentCoverage(),
  );
});
