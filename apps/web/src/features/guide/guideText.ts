import type { Guide } from "@modelstudio-sso/contracts";

/** The guide as plain text, to paste into a mail to somebody who never opens this page. */
export function guideText(guide: Guide): string {
  const values = guide.values.map((item) => `${item.label}: ${item.value}`);
  const roles = guide.roleValues.map((row) => `${row.groups.join(", ")} -> ${row.value}`);
  const steps = guide.steps.map((step, index) => `${index + 1}. ${step.title}\n   ${step.text}`);
  const files = guide.configurations.map((file) => `--- ${file.filename} ---\n${file.content}`);
  return [guide.vendorName, "", ...steps, "", ...values, "", ...roles, "", ...files].join("\n");
}
