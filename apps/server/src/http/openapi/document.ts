import {
  apiContract,
  auditEventSchema,
  diagnosticSchema,
  federationDocumentSchema,
  federationSchema,
  planRecordSchema,
  planSchema,
  refusalSchema,
  runSchema,
} from "@modelstudio-sso/contracts";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contractOperations } from "./operations.ts";
import { tagOf, tags } from "./tags.ts";

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

type Document = Awaited<ReturnType<typeof generator.generate>>;
type Schema = NonNullable<NonNullable<Document["components"]>["schemas"]>[string];

const jsonRefusal = { $ref: "#/components/schemas/Problem" };

/** What every refusal looks like: one shape for all operations, as the server sends it. */
const problem = {
  type: "object",
  description:
    "Every refusal. `code` and the HTTP status name its kind; `data.diagnostics` say what is wrong, what was wanted, and who fixes it.",
  properties: {
    defined: { type: "boolean" },
    code: { type: "string" },
    status: { type: "integer" },
    message: { type: "string" },
    data: { $ref: "#/components/schemas/Refusal" },
  },
  required: ["code", "status", "message"],
} satisfies Schema;

/** Kinds of refusal, by HTTP status; which of them can happen is said with each operation. */
const refusals: Readonly<Record<string, string>> = {
  "401": "Signed out, or the key is not accepted",
  "403": "The role or the key does not allow this",
  "404": "There is no such thing in the organisation",
  "409": "Changed meanwhile; read again",
  "422": "Refused, with findings",
  "429": "Too many attempts; wait",
  "502": "The cloud could not be reached",
  "503": "Too much at once; try again",
};

const refusalResponses = Object.fromEntries(
  Object.entries(refusals).map(([status, description]) => [
    `Refusal${status}`,
    { description, content: { "application/json": { schema: jsonRefusal } } },
  ]),
);

const output = { strategy: "output" } as const;

/** Written once each and referred to everywhere. */
const commonSchemas = {
  Diagnostic: { schema: diagnosticSchema, ...output },
  Refusal: { schema: refusalSchema, ...output },
  FederationDocument: { schema: federationDocumentSchema, ...output },
  Federation: { schema: federationSchema, ...output },
  Plan: { schema: planSchema, ...output },
  PlanRecord: { schema: planRecordSchema, ...output },
  Run: { schema: runSchema, ...output },
  AuditEvent: { schema: auditEventSchema, ...output },
};

/** Adds to each operation what the contract says beside it: its group, and the right it asks for. */
function withRights(document: Document): Document {
  for (const { method, path, right } of contractOperations(apiContract)) {
    const item = document.paths?.[path];
    const operation = item?.[method];
    if (operation === undefined) continue;
    operation.tags = [tagOf(operation.operationId ?? "")];
    operation.description = [operation.description, right === "public" ? "" : `Right: \`${right}\`.`]
      .filter((part) => part !== undefined && part !== "")
      .join("\n\n");
    for (const status of Object.keys(operation.responses ?? {})) {
      if (operation.responses === undefined || !(status in refusals)) continue;
      operation.responses[status] = { $ref: `#/components/responses/Refusal${status}` };
    }
    // Without either: what is public asks for the token of a one-time link, or for nothing.
    if (right === "public") operation.security = [];
    if (right === "own") operation.security = [{ session: [] }];
  }
  return document;
}

/** The published OpenAPI 3.1 document, out of the same schemas that check requests and answers. */
export async function openApiDocument(): Promise<Document> {
  const document = await generator.generate(apiContract, {
    info: {
      title: "modelstudio-sso",
      version: "0.1.0",
      summary: "Single sign-on from your own identity provider into Alibaba Cloud Model Studio.",
      description:
        "Everything the UI does. Send an API key as `Authorization: Bearer msso_…`; make one on the page “API keys”.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
    tags: tags.map(({ name, text }) => ({ name, description: text })),
    commonSchemas,
    customErrorResponseBodySchema: () => jsonRefusal,
    components: {
      schemas: { Problem: problem },
      responses: refusalResponses,
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key of this service: msso_…" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "msso.session_token",
          description: "A browser's session; writes need an Origin of this service as well.",
        },
      },
    },
    security: [{ key: [] }, { session: [] }],
  });
  return withRights(document);
}

let published: Promise<Document> | null = null;

/** The same, made once: it changes with the version only, and takes long enough to be worth keeping. */
export function publishedDocument(): Promise<Document> {
  published ??= openApiDocument();
  return published;
}
