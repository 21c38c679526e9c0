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
  });
}
