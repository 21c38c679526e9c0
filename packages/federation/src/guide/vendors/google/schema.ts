/** Names of the custom schema and its fields; the attribute mapping of the application names them too. */
export const schemaNames = { schema: "AlibabaCloud", role: "Role", sessionName: "RoleSessionName" } as const;

function field(fieldName: string, multiValued: boolean) {
  return { fieldName, fieldType: "STRING", multiValued, readAccessType: "ADMINS_AND_SELF" };
}

/**
 * The body of POST …/admin/directory/v1/customer/my_customer/schemas. Source: Google, "Directory API: schemas.insert"
 * and "Add a custom schema for SSO".
 */
export function customSchema(): string {
  const body = {
    schemaName: schemaNames.schema,
    displayName: "Alibaba Cloud",
    fields: [field(schemaNames.role, true), field(schemaNames.sessionName, false)],
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
