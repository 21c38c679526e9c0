import { readFileSync } from "node:fs";
import { beginSetup, claim, expect, research, takeRehearsalIdp, test } from "./product.ts";

const count = 300;
const number = (at: number) => String(at + 1).padStart(3, "0");

/** As Excel writes it in a country with decimal commas: byte-order mark, semicolons, names with commas in quotes. */
function excelFile(): Buffer {
  const rows = Array.from({ length: count }, (_, at) => [
    `"研发, Team ${number(at)}"`,
    `AI-Team-${number(at)}`,
    at % 2 === 0 ? research.name : research.id,
    at % 10 === 0 ? "Admin" : "Visitor",
    "",
    "7200",
  ]);
  const heading = ["Group", "Role", "Workspace", "Workspace Role", "Policies", "Session Seconds"];
  return Buffer.from(`\uFEFF${[heading, ...rows].map((row) => row.join(";")).join("\r\n")}\r\n`);
}

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

test("300 groups come in by CSV, are reviewed as 300 roles, and go out again the same", async ({
  page,
  product,
}, info) => {
  await claim(page, product.service.openUrl);
  await beginSetup(page, "acme-ai", "identity provider");
  await takeRehearsalIdp(page, "AcmeIdp");

  // A file with one bad cell is refused as a whole, with the row.
  await page.getByRole("button", { name: "Bring in a CSV file" }).click();
  const choose = page.getByLabel("Choose a file");
  const bad = excelFile().toString().replace(";Visitor;", ";Owner;");
  await choose.setInputFiles(csv("bad.csv", Buffer.from(bad)));
  await expect(page.getByTestId("diagnostic-csv.value")).toContainText("row 3, workspace_role");
  await expect(page.getByTestId("diagnostic-csv.value")).toContainText("Owner");
  await expect(page.getByRole("button", { name: /^Take over/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose.setInputFiles(csv("groups.csv", excelFile()));
  await expect(page.getByTestId("csv-summary")).toContainText("300 added");
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");
  await page.getByRole("button", { name: "Take over 300 roles" }).click();
  await expect(page.getByTestId("last-change")).toContainText("300 added");
  await expect(page.getByTestId("matrix-count")).toContainText("300 of 300");
  await expect(page.getByTestId("saved")).toHaveAttribute("data-state", "saved");

  // What goes out is what came in.
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  const file = info.outputPath("exported.csv");
  await (await saving).saveAs(file);
  const text = readFileSync(file, "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text).toContain(`"研发, Team 300","AI-Team-300","${research.id}"`);
  await page.getByRole("button", { name: "Bring in a CSV file" }).click();
  await choose.setInputFiles(file);
  await page.getByText("Replace all").click();
  await expect(page.getByTestId("csv-summary")).toContainText("300 unchanged");
  await expect(page.getByRole("button", { name: "Nothing would change" })).toBeDisabled();
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByTestId("continue").click();
  await expect(page.getByTestId("plan-summary")).toContainText("301 to create");
  await expect(page.getByTestId(/^change-role\//)).toHaveCount(count);
  expect(await product.cloud.getRole("AI-Team-001")).toBeNull();
});
