import { beginSetup, claim, expect, takeRehearsalIdp, test } from "./product.ts";
import { withNewKey } from "./stage.ts";

test("the IdP's admin sends new metadata by link, and the change of certificates is staged", async ({
  page,
  browser,
  product,
}, info) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");
  const { xml } = (await (
    await page.request.get(`${product.service.url}/api/v1/sandbox/idp-metadata`)
  ).json()) as { xml: string };

  await page.getByRole("link", { name: "Watch" }).click();
  await expect(page.getByTestId("step-watch")).toBeVisible();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByTestId("drift-outcome")).toHaveText(/Nothing applied yet/);
  await page.getByRole("button", { name: "Make a link" }).click();
  const address = await page.getByTestId("handover-address").locator("code").textContent();
  await page.screenshot({ path: info.outputPath("watch.png"), fullPage: true });

  const outsider = await browser.newContext();
  const theirs = await outsider.newPage();
  await theirs.goto(address ?? "");
  await expect(theirs.getByTestId("step-handover")).toBeVisible();
  await theirs
    .getByTestId("handover-metadata")
    .locator("input[type=file]")
    .setInputFiles({
      name: "metadata.xml",
      mimeType: "application/xml",
      buffer: Buffer.from(await withNewKey(xml)),
    });
  await expect(theirs.getByTestId("handover-sent")).toBeVisible();
  await theirs.getByLabel("Your product").selectOption("keycloak");
  await expect(theirs.getByTestId("handover-guide")).toContainText("Keycloak");
  await theirs.getByRole("checkbox").first().check();
  await theirs.screenshot({ path: info.outputPath("handover.png"), fullPage: true });
  await theirs.goto(new URL("/", address ?? "").href);
  await expect(theirs).toHaveURL(/sign-in/);
  await outsider.close();

  await page.reload();
  const proposal = page.getByTestId("proposal-open");
  await expect(proposal).toContainText("Sent by the IdP's admin");
  await page.screenshot({ path: info.outputPath("proposal.png"), fullPage: true });
  await proposal.getByRole("button", { name: "Change in stages" }).click();
  const staged = page.getByTestId("proposal-staged");
  await expect(staged).toContainText("Both certificates trusted");
  await expect(staged.getByRole("button", { name: "Let the old certificate go" })).toBeDisabled();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByTestId("step-watch")).toHaveText("持续检查");
  await page.screenshot({ path: info.outputPath("staged-zh.png"), fullPage: true });
  await page.goto(product.service.url);
  await expect(page.getByTestId("health")).toContainText("1 项待确认");
});
