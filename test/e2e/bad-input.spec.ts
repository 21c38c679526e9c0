import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { addRole, beginSetup, claim, expect, research, takeRehearsalIdp, test } from "./product.ts";

async function paste(page: Page, text: string): Promise<void> {
  await page.getByText("Paste", { exact: true }).click();
  await page.getByLabel("SAML metadata (XML)").fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
}

const spMetadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example">
<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example/acs"/></SPSSODescriptor>
</EntityDescriptor>`;

test("bad metadata is named, shown with its fixer, and not saved", async ({ page, product }) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ai", "identity provider");
  for (const [text, code] of [
    ["this is no metadata", "metadata.not-xml"],
    [spMetadata, "metadata.is-sp"],
    ["<html><body>Sign in</body></html>", "metadata.html"],
  ] as const) {
    await paste(page, text);
    const found = page.getByTestId(`diagnostic-${code}`);
    await expect(found).toBeVisible();
    await expect(found).toContainText("Who fixes it");
    await expect(page.getByRole("button", { name: "Use this identity provider" })).toBeDisabled();
    await page.getByRole("button", { name: "Discard" }).click();
  }
  await page.getByText("Address", { exact: true }).click();
  await page.getByLabel("Metadata address").fill("https://127.0.0.1/metadata");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByTestId("diagnostic-request.fetch-refused")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Use the rehearsal identity provider" })).toBeVisible();
});

test("an underscore in a role name is refused while typing", async ({ page, product }) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ai", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");
  await page.getByRole("button", { name: "Add a role" }).click();
  await page.getByLabel("Role name in RAM").fill("AI_Admins");
  await expect(page.getByText(/RAM refuses/)).toBeVisible();
});

test("a plan that the cloud has left behind is refused, and nothing is written", async ({
  page,
  product,
}) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ai", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");
  await addRole(page, {
    name: "AI-Admins",
    group: "AI-Platform-Admins",
    workspace: research,
    right: "Admin",
  });
  await page.getByTestId("continue").click();
  await expect(page.getByTestId("plan-summary")).toContainText("2 to create");
  await product.cloud.createRole({
    kind: "role",
    name: "AI-Admins",
    description: "made by hand meanwhile",
    trustPolicy: {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: ["acs:ram::5123456789012345:root"] } },
      ],
    },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
  await page.getByRole("button", { name: "Apply exactly this plan" }).click();
  await expect(page.getByTestId("diagnostic-plan.reality-moved")).toBeVisible();
  expect(await product.cloud.listSamlProviders()).toEqual([]);
});

test("every finding links to its page", async ({ page, product }) => {
  const folder = fileURLToPath(new URL("../../docs/errors", import.meta.url));
  await page.goto(`${product.service.url}/docs/errors/metadata.is-sp`);
  await expect(page.getByRole("heading", { name: "How to fix it" })).toBeVisible();
  expect(readFileSync(`${folder}/metadata.is-sp.md`, "utf8")).toContain("## How to fix it");
});
