import { z } from "zod";
import { loginTestSchema } from "../login-test.ts";
import { idSchema, operation } from "./base.ts";

export const loginTestsContract = {
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/login-tests", summary: "Login tests, newest first" })
    .input(idSchema)
    .output(z.object({ tests: z.array(loginTestSchema) })),
  get: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/login-tests/{id}", summary: "One login test" })
    .input(idSchema)
    .output(loginTestSchema),
  /** Answers a waiting test; the browser then opens `/saml/login/{federation id}?test={test id}`. */
  startRehearsal: operation
    .route({
      method: "POST",
      path: "/federations/{id}/login-tests/rehearsal",
      summary: "Start a rehearsal at our own ACS",
    })
    .input(idSchema)
    .output(z.object({ test: loginTestSchema, startUrl: z.string() })),
  /** Checks a response of the real application and, with consent, exchanges it at STS for one role. */
  captured: operation
    .route({
      method: "POST",
      path: "/federations/{id}/login-tests/captured",
      summary: "Judge a captured response",
    })
    .input(
      idSchema.extend({
        response: z.string().min(1).max(600_000),
        consentToExchange: z.boolean().default(false),
        role: z.string().optional(),
      }),
    )
    .output(loginTestSchema),
  /** A person walked the real road and says which role and workspace they landed in. */
  attestRealRoad: operation
    .route({
      method: "POST",
      path: "/federations/{id}/login-tests/real-road",
      summary: "Attest the employee's road",
    })
    .input(
      idSchema.extend({
        role: z.string(),
        workspace: z.string(),
        landed: z.boolean(),
        note: z.string().max(500).optional(),
      }),
    )
    .output(loginTestSchema),
  /** Where the employee starts: the application tile (IdP path) or the RAM-user logon page. */
  road: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/road", summary: "Where employees start" })
    .input(idSchema)
    .output(
      z.object({
        kind: z.enum(["tile", "ram-user-logon"]),
        url: z.string().nullable(),
        switchUrl: z.string().nullable(),
      }),
    ),
};

export const sandboxContract = {
  /** The rehearsal IdP's metadata, to use as if an IdP admin had sent it. */
  metadata: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/sandbox/idp-metadata",
      summary: "Metadata of the sandbox's rehearsal IdP",
    })
    .output(z.object({ xml: z.string(), groups: z.array(z.string()) })),
  /** Plays the IdP admin: enters this federation's values at the rehearsal IdP. */
  configureIdp: operation
    .route({
      method: "POST",
      path: "/sandbox/federations/{id}/configure-idp",
      summary: "Follow the guide at the rehearsal IdP",
    })
    .input(idSchema)
    .output(z.object({ tileUrl: z.string(), capturedUrl: z.string() })),
};
