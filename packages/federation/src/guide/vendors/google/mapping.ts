import { attributes } from "../../facts.ts";
import { schemaNames } from "./schema.ts";

/** The attribute mapping of the application, one row a line: directory attribute, then app attribute. */
export function attributeMapping(): string {
  const rows = [
    ["Google Directory attribute", "App attribute"],
    [`${schemaNames.schema} > ${schemaNames.role}`, attributes.role],
    [`${schemaNames.schema} > ${schemaNames.sessionName}`, attributes.roleSessionName],
  ];
  return `${rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")}\n`;
}
