import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import type { Page, TestInfo } from "@playwright/test";
import { countedPage, Effort, recordEffort } from "./actions.ts";
import { account, addRole, applyPlan, beginSetup, care, claim, expect, test } from "./product.ts";
import { type VendorIdp, vendorIdp } from "./vendor-idp.ts";

interface Journey {
  shape: string;
  /** As the page names the product. */
  name: string;
  signOnUrl: string;
  metadataFile: string;
  /** AD FS writes UTF-16 at times. */
  encoding: "utf8" | "utf16le";
  group: string;
  /** A step of this product's guide and words that are its own. */
  step: [id: string, words: string];
  /** A file made for it, and what the reader of its format finds: the attribute values it hands out. */
  file: { title: string; name: string; roleValues: (text: string) => unknown };
}

const json = (text: string): unknown => JSON.parse(text);

/** The rules of AD FS are read by no program outside Windows: each is tokens up to a semicolon, read here. */
function claimRules(text: string): unknown {
  const tokens = text.match(/"[^"\n]*"|=>|==|=~|&&|[A-Za-z]+|[[\](){};:,=.]|\s+/g) ?? [];
  expect(tokens.join("")).toBe(text);
  const rules = text.split(/;\s*$/m).filter((rule) => rule.trim() !== "");
  return rules.map((rule) => /=> (?:issue|add)\((.*)\)$/.exec(rule)?.[1] ?? "no rule");
}

const journeys: readonly Journey[] = [
  {
    shape: "okta",
    name: "Okta",
    signOnUrl: "https://acme.okta.com/app/acme_modelstudio_1/exk1/sso/saml",
    metadataFile: "metadata.xml",
    encoding: "utf8",
    group: "Model Studio Users",
    step: ["attributes", "Group Attribute Statements"],
    file: { title: "Groups and group rules (JSON)", name: "okta-groups.json", roleValues: json },
  },
  {
    shape: "entra",
    name: "Microsoft Entra ID",
    signOnUrl: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/saml2",
    metadataFile: "Alibaba Cloud Service (Role-based SSO).xml",
    encoding: "utf8",
    group: "8a6d5c1e-0000-4000-8000-0123456789ab",
    step: ["application", "Enterprise applications > New application"],
    file: { title: "App roles (JSON)", name: "app-roles.json", roleValues: json },
  },
  {
    shape: "adfs",
    name: "AD FS",
    signOnUrl: "https://adfs.example.com/adfs/ls/",
    metadataFile: "FederationMetadata.xml",
    encoding: "utf16le",
    group: "ModelStudio-Users",
    step: ["trust", "Add Relying Party Trust"],
    file: { title: "Claim rules alone", name: "claim-rules.txt", roleValues: claimRules },
  },
  {
    shape: "keycloak",
    name: "Keycloak",
    signOnUrl: "https://sso.example.com/realms/corp/protocol/saml",
    metadataFile: "descriptor.xml",
    encoding: "utf8",
    group: "/research/model-studio",
    step: ["import", "Realm settings > Action > Partial import"],
    file: { title: "Client with mappers and roles (JSON)", name: "partial-import.json", roleValues: json },
  },
  {
    shape: "google",
    name: "Google Workspace",
    signOnUrl: "https://accounts.google.com/o/saml2/idp?idpid=C0",
    metadataFile: "GoogleIDPMetadata.xml",
    encoding: "utf8",
    group: "model-studio@example.com",
    step: ["application", "Apps > Web and mobile apps"],
    file: {
      title: "Apps Script: groups to fields",
      name: "alibaba-cloud-roles.gs",
      roleValues: (text) => runInNewContext(`${text}\n;grants`, {}),
    },
  },
];

/** Drops the metadata as a file manager does. */
async function dropMetadata(page: Page, { metadataFile, encoding }: Journey, idp: VendorIdp): Promise<void> {
  const mark = encoding === "utf16le" ? "\uFEFF" : "";
  const bytes = Buffer.from(mark + idp.metadataXml, encoding);
  const dataTransfer = await page.evaluateHandle(
    ([base64 = "", name = ""]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], name, { type: "text/xml" }));
      return data;
    },
    [bytes.toString("base64"), metadataFile],
  );
  await page.getByText("Drop the metadata file here").dispatchEvent("drop", { dataTransfer });
}

/** The guide is this product's without anybody choosing, and its file hands out the role's value. */
async function followGuide(page: Page, journey: Journey, given: { info: TestInfo; value: string }) {
  await expect(page.getByRole("combobox", { name: "Their product" })).toHaveValue(
    `${journey.name} (recognised in the metadata)`,
  );
  const [step, words] = journey.step;
  await expect(page.getByTestId(`guide-step-${step}`)).toContainText(words);
  await page.getByRole("tab", { name: journey.file.title }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save ${journey.file.name}` }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(journey.file.name);
  const path = given.info.outputPath(journey.file.name);
  await saved.saveAs(path);
  const read = journey.file.roleValues(readFileSync(path, "utf8"));
  expect(JSON.stringify(read)).toContain(given.value);
}

/** The response of the vendor's application, captured, judged and exchanged at the sandbox's cloud. */
async function proveCaptured(page: Page, journey: Journey, response: string): Promise<void> {
  await page.getByLabel("Captured SAML response").fill(response);
  await page.getByRole("checkbox", { name: "Exchange it at Alibaba Cloud for one role" }).check();
  await page.getByRole("button", { name: "Judge this response" }).click();
  await expect(page.getByTestId("test-verdict")).toHaveText("Passed");
  await expect(page.getByTestId("exchange")).toContainText("Accepted");
  await expect(page.getByTestId("exchange")).toContainText(`${journey.shape}-users/ann@example.com`);
  await expect(page.getByTestId("test-report")).toContainText(care.name);
}

async function setUp(page: Page, journey: Journey, info: TestInfo): Promise<void> {
  const { shape, name } = journey;
  const idp = vendorIdp(shape, journey.signOnUrl);
  await page.goto("/");
  await beginSetup(page, `acme-${shape}`, "identity provider");
  await expect(page.getByTestId("step-identity-provider")).toBeVisible();
  const effort = new Effort();
  const counted = countedPage(page, effort);
  effort.begin();
  await dropMetadata(counted, journey, idp);
  await expect(page.getByTestId("metadata-preview")).toContainText(name);
  await counted.getByRole("button", { name: "Use this identity provider" }).click();
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await counted.getByTestId("continue").click();
  const role = `${shape}-users`;
  await addRole(counted, {
    name: role,
    group: journey.group,
    typed: true,
    workspace: care,
    right: "Visitor",
  });
  await counted.getByTestId("continue").click();
  await expect(page.getByTestId("plan-summary")).toContainText("2 to create");
  await applyPlan(counted);
  await counted.getByTestId("continue").click();
  const provider = `acs:ram::${account}:saml-provider/acme-${shape}`;
  await followGuide(counted, journey, { info, value: `acs:ram::${account}:role/${role},${provider}` });
  await counted.getByTestId("road-test").getByRole("link").click();
  const signIn = { providerName: `acme-${shape}`, role, sessionName: "ann@example.com" };
  await proveCaptured(counted, journey, idp.respond(signIn));
  recordEffort(info, `${name}: metadata dropped as a file, response captured and exchanged`, effort);
}

test("the metadata of five products lead to a login each, in one account", async ({
  browser,
  product,
}, info) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ baseURL: product.service.url });
  const page = await context.newPage();
  await claim(page, product.service.openUrl);
  for (const journey of journeys) await test.step(journey.name, () => setUp(page, journey, info));
  const providers = await product.cloud.listSamlProviders();
  expect(providers.map(({ name }) => name).sort()).toEqual(
    journeys.map(({ shape }) => `acme-${shape}`).sort(),
  );
  await context.close();
});
