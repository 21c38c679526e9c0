import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guideSchema } from "@modelstudio-sso/contracts";
import { expect, it } from "vitest";
import { runMsso } from "./msso.ts";

const federation = `apiVersion: modelstudio-sso/v1
name: acme
site: china
accountId: "5123456789012345"
loginPath: { kind: idp, providerName: Acme }
roles:
  - { name: Admins, groups: [研发组] }
`;

it("msso guide writes the guide and its files, without cloud or server", async () => {
  const folder = mkdtempSync(join(tmpdir(), "msso-guide-"));
  try {
    const args = [
      "guide",
      "-f",
      "-",
      "--vendor",
      "shibboleth",
      "--locale",
      "zh-CN",
      "--region",
      "cn-beijing",
    ];
    const { code, out } = await runMsso([...args, "--write", folder, "--json"], { input: federation });
    expect(code).toBe(0);
    const guide = guideSchema.parse(JSON.parse(out));
    expect(guide.values.find(({ id }) => id === "relay-state")?.value).toBe(
      "https://bailian.console.aliyun.com/",
    );
    expect(readdirSync(folder).sort()).toEqual(guide.configurations.map(({ filename }) => filename).sort());
    expect(readFileSync(join(folder, "attribute-resolver.xml"), "utf8")).toContain("研发组");
    const text = await runMsso(args, { input: federation });
    expect(text.out).toContain("1. 加载阿里云的元数据");
    expect((await runMsso(["guide", "-f", "-", "--vendor", "nobody"], { input: federation })).code).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
