import { diagnostic, type OperationMeta } from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "@modelstudio-sso/federation";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { ORPCError, ValidationError } from "@orpc/server";
import { BodyLimitPlugin } from "@orpc/server/node";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { admit } from "../auth/admit.ts";
import { api, type RequestContext } from "../operations/context.ts";
import { refuseNul } from "../operations/no-nul.ts";
import { Refused } from "../operations/refused.ts";
import { router } from "../operations/router.ts";
import type { Services } from "../services.ts";
import { nameOperation } from "../telemetry/traced-operations.ts";
import { type Identify, originOf } from "./identify.ts";

/** A HAR file of a login is the largest thing anybody sends: 5 MB, which JSON may double. Counted before anybody is asked who they are. */
const mostBodyBytes = 12 * 1024 * 1024;

const statusOf = {
  REFUSED: 422,
  SIGNED_OUT: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  SLOW_DOWN: 429,
  BUSY: 503,
} as const;

/** The one place where rights are enforced: each operation declares its own beside its contract. */
const requireRight = api.middleware(async ({ context, procedure, next }, input) => {
  const { meta, route } = procedure["~orpc"];
  const { right } = meta as OperationMeta;
  const { method = "POST", path = "" } = route;
  nameOperation(method, path);
  refuseNul(input);
  await admit(context, { right, method, path, input });
  return next();
});

function problemOf(error: unknown): ORPCError<string, unknown> | null {
  if (error instanceof Refused) {
    const { kind, message, diagnostics } = error;
    return new ORPCError(kind, { status: statusOf[kind], message, data: { diagnostics }, cause: error });
  }
  if (error instanceof CloudError) {
    const unreachable = error.kind === "unreachable" || error.kind === "unknown-outcome";
    return new ORPCError(unreachable ? "CLOUD_UNREACHABLE" : "REFUSED", {
      status: unreachable ? 502 : 422,
      message: "The cloud refused or could not be reached",
      data: { diagnostics: [cloudDiagnostic(error)] },
      cause: error,
    });
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST" && error.cause instanceof ValidationError) {
    const diagnostics = error.cause.issues.map((issue) =>
      diagnostic("request.invalid", {
        detail: issue.message,
        path: issue.path?.map((part) => String(typeof part === "object" ? part.key : part)).join("."),
      }),
    );
    return new ORPCError("REFUSED", {
      status: 422,
      message: "The request does not fit",
      data: { diagnostics },
    });
  }
  return null;
}

function explainErrors(log: Logger) {
  return async <T>({ next, context }: { next: () => Promise<T>; context: RequestContext }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      const problem = problemOf(error);
      if (problem !== null) throw problem;
      if (error instanceof ORPCError && error.status < 500) throw error;
      log.error({ err: error, requestId: context.requestId }, "an operation broke");
      throw new ORPCError("INTERNAL_SERVER_ERROR", {
        status: 500,
        message: "Something broke on our side",
        data: {
          diagnostics: [
            diagnostic("service.internal", {
              detail: "The log has the cause, beside the X-Request-Id of this answer. Nothing more was done.",
            }),
          ],
        },
      });
    }
  };
}

/** Serves the contract under /api/v1. */
export function apiRoutes(services: Services, identify: Identify): RequestHandler {
  const handler = new OpenAPIHandler(api.use(requireRight).router(router), {
    plugins: [new BodyLimitPlugin({ maxBodySize: mostBodyBytes })],
    clientInterceptors: [explainErrors(services.log)],
  });
  return async (request, response, next) => {
    const caller = await identify(request);
    const { matched } = await handler.handle(request, response, {
      prefix: "/api/v1",
      context: { services, requestId: String(request.id), origin: originOf(request), ...caller },
    });
    if (!matched) next();
  };
}
