import { apiContract } from "@modelstudio-sso/contracts";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";

/** The published OpenAPI 3.1 document, out of the same schemas that check requests and answers. */
export function openApiDocument(): Promise<object> {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(apiContract, {
    info: {
      title: "modelstudio-sso",
      version: "0.1.0",
      description: "Single sign-on from your own identity provider into Alibaba Cloud Model Studio.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key of this service: msso_…" },
        session: { type: "apiKey", in: "cookie", name: "msso.session_token" },
      },
    },
    // What is public says so by answering without either.
    security: [{ key: [] }, { session: [] }],
  });
}
