import { Effort, recordEffort } from "./actions.ts";
import { Keyboard } from "./keyboard.ts";
import { account, care, expect, owner, test } from "./product.ts";

test("the first set-up by keyboard alone, from the owner's link to a green login", async ({
  page,
  product,
}, info) => {
  const effort = new Effort();
  const keys = new Keyboard(page, effort);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const link = (name: string | RegExp) => page.getByRole("link", { name });

  await page.goto(product.service.openUrl);
  await expect(page.getByTestId("step-welcome")).toBeFocused();
  await keys.type(page.getByLabel("Your name"), owner.name);
  await keys.type(page.getByLabel("E-mail"), owner.email);
  await keys.type(page.getByLabel("Password", { exact: true }), owner.password);
  await keys.press(button("Create the owner account"));

  await expect(page.getByTestId("step-start")).toBeFocused();
  await keys.press(link("Set up single sign-on"));
  await expect(page.getByTestId("step-account")).toBeFocused();
  await expect(page.getByTestId("account-report")).toContainText(account);
  await keys.type(page.getByLabel("Name of this set-up"), "acme-keys");
  await keys.press(button("Start this set-up"));

  // The metadata come through the chooser that the keyboard opens.
  await expect(page.getByTestId("step-identity-provider")).toBeFocused();
  const answer = await page.request.get(`${product.service.url}/api/v1/sandbox/idp-metadata`);
  const { xml } = (await answer.json()) as { xml: string };
  effort.begin();
  const chooser = await keys.chooseFile(page.getByLabel("Choose a file"));
  await chooser.setFiles({ name: "metadata.xml", mimeType: "text/xml", buffer: Buffer.from(xml) });
  await expect(page.getByTestId("metadata-preview")).toContainText("Rehearsal IdP");
  await expect(page.getByRole("region", { name: "What we understood" })).toBeFocused();
  await page.screenshot({ path: info.outputPath("preview.png"), fullPage: true });
  await keys.press(button("Use this identity provider"));
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await keys.press(page.getByTestId("continue"));

  await expect(page.getByTestId("step-groups")).toBeFocused();
  await keys.press(button("Add a role"));
  await keys.type(page.getByLabel("Role name in RAM"), "AI-Developers");
  await page.screenshot({ path: info.outputPath("role.png"), fullPage: true });
  await keys.type(
    page.getByRole("combobox", { name: "Groups at your identity provider" }),
    "AI-Developers",
    "Enter",
  );
  const pick = page.getByLabel("Add a workspace");
  await keys.to(pick);
  // Typing ahead chooses in a list, as everywhere.
  await page.keyboard.type(care.name.slice(0, 4));
  effort.act();
  const workspace = page.getByTestId(`workspace-${care.id}`);
  await expect(workspace).toBeVisible();
  await keys.to(workspace.getByRole("radio", { name: "Visitor" }), "back");
  await keys.move(
    workspace.getByRole("radio", { name: "Visitor" }),
    workspace.getByRole("radio", { name: "Admin" }),
    "ArrowRight",
  );
  await keys.press(button("Done"));
  await expect(page.getByRole("button", { name: "Edit AI-Developers" })).toBeFocused();
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await keys.press(page.getByTestId("continue"));

  await expect(page.getByTestId("step-review")).toBeFocused();
  await expect(page.getByTestId("plan-summary")).toContainText("2 to create");
  await keys.press(button("Apply exactly this plan"));
  await expect(page.getByTestId("step-run")).toBeFocused();
  await expect(page.getByTestId("run-status")).toHaveAttribute("data-status", "succeeded");
  await keys.press(page.getByTestId("continue"));

  await expect(page.getByTestId("step-guide")).toBeFocused();
  await keys.press(button("Let the rehearsal IdP follow this guide"));
  await expect(page.getByTestId("rehearsal-configured")).toContainText("follows the guide now");
  await expect(button("Let the rehearsal IdP follow this guide")).toBeFocused();
  await keys.press(page.getByTestId("continue"));

  await expect(page.getByTestId("step-memberships")).toBeFocused();
  await keys.type(page.getByLabel("Note (optional)"), "By the account's administrator");
  await keys.press(button(/^I have done this/), "Space");
  await expect(page.getByTestId("membership-count")).toContainText("1 of 1");
  await keys.press(page.getByTestId("continue"));

  await expect(page.getByTestId("step-test")).toBeFocused();
  await keys.leave(button("Start a rehearsal"));
  await expect(page.getByTestId("sign-in-submit")).toBeVisible();
  await keys.move(page.locator("input[name=user]:checked"), page.getByTestId("user-chen.yu"));
  await keys.leave(page.getByTestId("sign-in-submit"));
  await expect(page.getByTestId("test-verdict")).toHaveText("Passed");
  await expect(page.getByTestId("step-test")).toBeFocused();
  await expect(page.getByTestId("result-AI-Developers")).toContainText(care.name);
  recordEffort(info, "Keyboard alone: rehearsal identity provider, rehearsal login", effort);
});
