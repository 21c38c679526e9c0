import {
  addRole,
  applyPlan,
  beginSetup,
  care,
  claim,
  expect,
  research,
  takeRehearsalIdp,
  test,
} from "./product.ts";

test("what was applied can be gone back to, adopted and taken away, each as a plan that is read first", async ({
  page,
  product,
}) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");
  await addRole(page, {
    name: "AI-Admins",
    group: "AI-Platform-Admins",
    workspace: research,
    right: "Admin",
  });
  await page.getByTestId("continue").click();
  await applyPlan(page);
  const review = `${page.url().split("/runs/")[0]}/review`;

  // A role of a wanted name that somebody else made is left alone until it is adopted.
  await product.cloud.createRole({
    kind: "role",
    name: "AI-Readers",
    description: "made by hand",
    trustPolicy: {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: ["acs:ram::5123456789012345:root"] } },
      ],
    },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
  await page.goto(review.replace(/review$/, "groups"));
  await addRole(page, { name: "AI-Readers", group: "AI-Developers", workspace: care, right: "Visitor" });
  await page.getByTestId("continue").click();
  await expect(page.getByText("This plan cannot be applied until the errors above are fixed.")).toBeVisible();
  await page.getByTestId("adopt-role/AI-Readers").click();
  await expect(page.getByTestId("plan-summary")).toContainText("1 to adopt");
  const apply = page.getByRole("button", { name: "Apply exactly this plan" });
  await expect(apply).toBeDisabled();
  await page.getByTestId("accept-plan.opens-role").check();
  await applyPlan(page);
  expect((await product.cloud.getRole("AI-Readers"))?.tags).toEqual({ "modelstudio-sso-federation": "acme" });

  // Back to the first state: the adopted role would be deleted, and the plan says what that means.
  await page.goto(review);
  await expect(page.getByTestId("plan-summary")).toContainText("Nothing to change");
  await page.getByTestId("history-1").getByRole("button", { name: "Return to this state" }).click();
  await expect(page.getByTestId("purpose-rollback")).toContainText("The way back to");
  await expect(page.getByTestId("diagnostic-plan.cannot-return")).toContainText("role/AI-Readers");
  await page.reload();
  await expect(page.getByTestId("purpose-rollback")).toBeVisible();
  await expect(page.getByTestId("plan-summary")).toContainText("1 to remove");
  await page.getByTestId("accept-plan.deletes-role").check();
  await applyPlan(page);
  expect(await product.cloud.getRole("AI-Readers")).toBeNull();
  await page.goto(review.replace(/review$/, "groups"));
  await expect(page.getByText("AI-Readers")).toHaveCount(0);

  // Taking everything away names who loses access before the button can be pressed.
  await page.goto(review);
  await page.getByTestId("plan-destroy").click();
  await expect(page.getByTestId("loses-AI-Admins")).toContainText("AI-Platform-Admins");
  await expect(page.getByTestId("loses-AI-Admins")).toContainText("AI Research (Admin)");
  const takeAway = page.getByRole("button", { name: "Take away exactly this" });
  await expect(takeAway).toBeDisabled();
  await page.getByTestId("accept-destroy").check();
  await takeAway.click();
  await expect(page.getByTestId("run-status")).toHaveAttribute("data-status", "succeeded");
  await expect(page.getByText("Nothing of this set-up is left in the account.")).toBeVisible();
  expect(await product.cloud.listSamlProviders()).toEqual([]);
});
