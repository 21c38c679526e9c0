/** A JSON schema as far as the reference shows it. */
export interface ShownSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  description?: string;
  items?: ShownSchema;
  properties?: Record<string, ShownSchema>;
  required?: string[];
  anyOf?: ShownSchema[];
  oneOf?: ShownSchema[];
  allOf?: ShownSchema[];
  additionalProperties?: ShownSchema | boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
}

const inWords = (value: unknown) => JSON.stringify(value);

/** A type in one line: `string`, `"Admin" | "Visitor"`, `Federation[]`. */
export function typeText(schema: ShownSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.const !== undefined) return inWords(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(inWords).join(" | ");
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return [...new Set(several.map(typeText))].join(" | ");
  if (schema.allOf !== undefined) return schema.allOf.map(typeText).join(" & ");
  if (schema.type === "array") {
    const item = typeText(schema.items ?? {});
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  return schema.type ?? "any";
}

/** What bounds a value, in one line; empty where nothing does. */
export function boundsText(schema: ShownSchema): string {
  const parts = [
    schema.format,
    schema.maxLength === undefined ? undefined : `at most ${schema.maxLength} characters`,
    schema.minimum === undefined || Math.abs(schema.minimum) > 2 ** 50 ? undefined : `from ${schema.minimum}`,
    schema.maximum === undefined || schema.maximum > 2 ** 50 ? undefined : `to ${schema.maximum}`,
    schema.default === undefined ? undefined : `default ${inWords(schema.default)}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

export interface ShownField {
  name: string;
  type: string;
  required: boolean;
  bounds: string;
}

/** The fields of an object; of several shapes, all that any of them has. */
export function fieldsOf(schema: ShownSchema | undefined): ShownField[] {
  if (schema === undefined) return [];
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes !== undefined) {
    const all = shapes.flatMap((shape) => fieldsOf(shape));
    const names = [...new Set(all.map(({ name }) => name))];
    return names.flatMap((name) => {
      const same = all.filter((field) => field.name === name);
      const [first] = same;
      if (first === undefined) return [];
      const required = same.length === shapes.length && same.every((field) => field.required);
      return [{ ...first, type: [...new Set(same.map(({ type }) => type))].join(" | "), required }];
    });
  }
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeText(field),
    required: schema.required?.includes(name) ?? false,
    bounds: boundsText(field),
  }));
}
