import { type FederationDocumentInput, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import {
  type AnnouncementFacts,
  announcementMarkdown,
  announcementText,
  landingPages,
  makeAnnouncement,
} from "../src/rules/index.ts";

const given = {
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "china",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "Acme", sessionDurationSeconds: 5400 },
  roles: [
    {
      name: "AI-Admins",
      description: "Runs the platform\nfor all teams",
      groups: ["AI_Admins", "研发组"],
      policies: ["AliyunBailianDataFullAccess"],
      maxSessionDurationSeconds: 7200,
      workspaces: [{ workspace: "ws-1", role: "Admin" }],
    },
    {
      name: "AI-Users",
      groups: ["<all>"],
      maxSessionDurationSeconds: 7200,
      workspaces: [
        { workspace: "ws-1", role: "Visitor" },
        { workspace: "ws-2", role: "Visitor" },
      ],
    },
    { name: "Nobody", workspaces: [{ workspace: "ws-3", role: "Visitor" }] },
  ],
} satisfies FederationDocumentInput;

const documentWith = (changes: Partial<FederationDocumentInput>) =>
  federationDocumentSchema.parse({ ...given, ...changes });
const document = documentWith({});
const workspaces = new Map([
  ["ws-1", { name: "Research", region: "cn-beijing" }],
  ["ws-3", { name: "Unused", region: "us-east-1" }],
]);
const english = (facts: Partial<AnnouncementFacts> = {}) =>
  announcementText(makeAnnouncement({ document, workspaces, ...facts }, "en"));

describe("an announcement", () => {
  it("says where to click, which role to choose, what each gives, and whom to ask", () => {
    const text = english({
      startUrl: "https://login.acme.example/tile",
      portal: "Okta",
      contact: "ai-help@acme.example ",
    });
    expect(text).toContain(
      "our application portal (Okta), or this address:\n   https://login.acme.example/tile\n",
    );
    expect(text).toContain("If you are asked for a role, choose one.");
    expect(text).toContain("Model Studio is here:\n   https://bailian.console.aliyun.com/\n");
    expect(text).toContain(
      [
        "* AI-Admins",
        "  What it is for: Runs the platform for all teams",
        "  Who has it: members of AI_Admins, 研发组",
        "  Workspaces: Research (administrator)",
        "  It also lets you: create, change and delete knowledge bases, data and prompts through the API; see the names of RAM users and roles, as adding a member needs",
      ].join("\n"),
    );
    expect(text).toContain("Workspaces: Research (visitor), ws-2 (visitor)");
    expect(text).toContain("  Signed in for: at most 1 hour 30 minutes\n");
    expect(text).toContain(
      "sign out of the Alibaba Cloud console, start again at step 1, and choose another",
    );
    expect(text).toContain("Ask ai-help@acme.example, and say which role");
    expect(text).not.toMatch(/saml|idp\b|Nobody|Unused|ws-3/i);
  });

  it("leaves out what is not known", () => {
    const text = english({ workspaces: undefined });
    expect(text).toContain("our application portal.\n");
    expect(text).not.toContain("http");
    expect(text).toContain("Ask whoever sent you this message");
    expect(text).not.toMatch(/undefined|null|\(\)|: *$/m);
  });

  it("names the only role, and says nothing of changing it", () => {
    const [first] = document.roles;
    const one = english({ document: { ...document, roles: first === undefined ? [] : [first] } });
    expect(one).toContain("If you are asked for a role, choose AI-Admins.");
    expect(one).not.toMatch(/change your role|one role at a time|Visitor/);
  });

  it("tells each role's own session", () => {
    const [first, second] = document.roles;
    if (first === undefined || second === undefined) throw new Error("two roles are given");
    const text = english({
      document: documentWith({ roles: [first, { ...second, maxSessionDurationSeconds: 3600 }] }),
    });
    expect(text).toContain("  Signed in for: at most 1 hour 30 minutes");
    expect(text).toContain("  Signed in for: at most 1 hour\n");
  });

  it("sends a RAM user to the logon page first, then to the switch of roles", () => {
    const ramUser = documentWith({
      site: "international",
      loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }, { name: "wang" }] },
      roles: [
        { name: "Readers", workspaces: [{ workspace: "ws-1", role: "Visitor" }] },
        { name: "Owners", users: ["wang"] },
        { name: "Unused", users: [] },
      ],
    });
    const text = english({ document: ramUser });
    expect(text).toMatch(
      /1\. .*RAM user.* 5123456789012345\.\n {3}https:\/\/signin\.alibabacloud\.com\/login\.htm\n2\. .*\n {3}https:\/\/signin\.alibabacloud\.com\/switchRole\.htm\n3\. /,
    );
    expect(text).toContain("* Readers\n  Who has it: lin.wei, wang\n");
    expect(text).toContain("* Owners\n  Who has it: wang\n");
    expect(text).toContain("Signed in for: at most 1 hour\n");
    expect(text).not.toMatch(/company account\b|application portal|Unused/);
  });

  it("is complete in Chinese", () => {
    const text = announcementText(
      makeAnnouncement({ document, workspaces, startUrl: "https://idp/t", contact: "IT 服务台" }, "zh-CN"),
    );
    expect(text).toContain("适用人员：用户组 AI_Admins、研发组 的成员");
    expect(text).toContain("业务空间：Research（管理员）");
    expect(text).toContain("登录有效期：最长 1 小时 30 分钟");
    expect(text).toContain("请联系 IT 服务台，");
    expect(text.replace("Runs the platform for all teams", "")).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  });

  it("keeps names as they are in Markdown", () => {
    const text = announcementMarkdown(
      makeAnnouncement({ document, workspaces, startUrl: "https://idp/a_b?x=<1>" }, "en"),
    );
    expect(text).toContain("# How to get into");
    expect(text).toContain("   <https://idp/a_b?x=%3C1%3E>");
    expect(text).toContain("  - Who has it: members of AI\\_Admins, 研发组");
    expect(text).toContain("members of \\<all\\>");
  });
});

describe("the consoles to land on", () => {
  it("are one on the international site, and one a region on the China site", () => {
    expect(landingPages({ document: documentWith({ site: "international" }) })).toEqual([
      { url: "https://modelstudio.console.alibabacloud.com/" },
    ]);
    expect(landingPages({ document })).toEqual([]);
    const two = new Map([...workspaces, ["ws-2", { name: "Two", region: "eu-central-1" }]]);
    expect(landingPages({ document, workspaces: two })).toEqual([
      { region: "cn-beijing", url: "https://bailian.console.aliyun.com/" },
      { region: "eu-central-1", url: "https://modelstudio.console.aliyun.com/eu-central-1" },
    ]);
  });
});
