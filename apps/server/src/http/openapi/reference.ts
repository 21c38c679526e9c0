import { escapeHtml } from "../plain-page.ts";
import { fieldsOf, type ShownField, type ShownSchema, typeText } from "./schema-text.ts";

interface ShownContent {
  content?: Record<string, { schema?: ShownSchema }>;
}

interface ShownOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name?: string; in?: string; required?: boolean; schema?: ShownSchema }[];
  requestBody?: ShownContent;
  responses?: Record<string, ShownContent>;
}

/** The document as far as the reference shows it. */
export interface ShownDocument {
  info: { title: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths?: Record<string, Record<string, ShownOperation>>;
  components?: { schemas?: Record<string, ShownSchema> };
}

/** The generated document is JSON; its own types are wider than what is shown. */
export function shownDocument(document: object): ShownDocument {
  return document as ShownDocument;
}

const code = (text: string) => `<code>${escapeHtml(text)}</code>`;
/** `\`code\`` of a Markdown sentence; the document has no other marks. */
const sentence = (text: string) =>
  escapeHtml(text).replace(/`([^`]+)`/g, (_match, inner: string) => `<code>${inner}</code>`);

function table(title: string, fields: readonly ShownField[]): string {
  if (fields.length === 0) return "";
  const rows = fields.map(
    ({ name, type, required, bounds }) =>
      `<tr><td>${code(name)}${required ? "" : " <small>optional</small>"}</td><td>${typeHtml(type)}</td><td>${escapeHtml(bounds)}</td></tr>`,
  );
  return `<h4>${title}</h4><div class="wide"><table>${rows.join("")}</table></div>`;
}

/** A type, with links to the shapes it names. */
const typeHtml = (type: string) =>
  code(type).replace(/(?<![\w;-])[A-Z][A-Za-z]+\b/g, (name) => `<a href="#schema-${name}">${name}</a>`);

const schemaOf = (part: ShownContent | undefined, type: string) => part?.content?.[type]?.schema;

function answer(operation: ShownOperation): string {
  const ok = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith("2"))?.[1];
  const events = schemaOf(ok, "text/event-stream");
  if (events !== undefined) return "<h4>Answer</h4><p>A stream of events (server-sent events).</p>";
  const schema = schemaOf(ok, "application/json");
  if (schema === undefined) return "";
  const fields = fieldsOf(schema);
  return fields.length === 0
    ? `<h4>Answer</h4><p>${typeHtml(typeText(schema))}</p>`
    : table("Answer", fields);
}

function operationHtml(method: string, path: string, operation: ShownOperation): string {
  const asked = (operation.parameters ?? []).map(({ name = "", required = false, schema = {} }) => ({
    name,
    type: typeText(schema),
    required,
    bounds: "",
  }));
  const body = fieldsOf(schemaOf(operation.requestBody, "application/json"));
  const refusals = Object.keys(operation.responses ?? {}).filter((status) => !status.startsWith("2"));
  return `<details id="${escapeHtml(operation.operationId ?? path)}">
<summary><strong>${method.toUpperCase()}</strong> ${code(path)} <span>${escapeHtml(operation.summary ?? "")}</span></summary>
<p>${sentence(operation.description ?? "Open to whoever has the link’s token, or to everybody.")}</p>
${table("In the address", asked)}${table("Body", body)}${answer(operation)}
<p><small>Refusals: ${refusals.join(", ")}</small></p></details>`;
}

const style = `<style>body{max-width:60rem}details{border-top:1px solid color-mix(in srgb,currentColor 18%,transparent);padding:.6rem 0}
summary{cursor:pointer}summary span{opacity:.75}h4{margin:.8rem 0 .3rem}table{border-collapse:collapse;width:100%}
td{padding:.25rem .75rem .25rem 0;vertical-align:top;overflow-wrap:anywhere}td:first-child{white-space:nowrap}.wide{overflow-x:auto}</style>`;

/** The API as a page to read, without scripts; trusted HTML. */
export function referenceHtml(document: ShownDocument): string {
  const groups = (document.tags ?? []).map(({ name, description = "" }) => {
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => operation.tags?.includes(name))
        .map(([method, operation]) => operationHtml(method, path, operation)),
    );
    return `<section id="${escapeHtml(name)}"><h2>${escapeHtml(name)}</h2><p>${sentence(description)}</p>${operations.join("")}</section>`;
  });
  const shapes = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `<details id="schema-${escapeHtml(name)}"><summary>${code(name)}</summary>
${fieldsOf(schema).length > 0 ? table("Fields", fieldsOf(schema)) : `<p>${code(typeText(schema))}</p>`}</details>`,
  );
  return `${style}<main><h1>API of ${escapeHtml(document.info.title)}</h1>
<p>${sentence(document.info.description ?? "")} All addresses are below <code>/api/v1</code>. For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${groups.join("")}<section id="schemas"><h2>Shapes</h2>${shapes.join("")}</section></main>`;
}
