import type { OpenApiClient } from "./sdk.ts";

/** Lets calls to one account through at the pace the account allows, whoever makes them. */
export interface CallLimiter {
  /** Resolves when one more call may be sent. */
  take(): Promise<void>;
}

/**
 * Puts the limiter in front of everything a client sends, retries included. All operations of the SDKs pass one of
 * these two methods; the anonymous STS call is the only one that takes the second.
 */
export function limited<T extends OpenApiClient>(client: T, limiter: CallLimiter | undefined): T {
  if (limiter === undefined) return client;
  const callApi = client.callApi.bind(client);
  const doRPCRequest = client.doRPCRequest.bind(client);
  client.callApi = async (...request) => {
    await limiter.take();
    return callApi(...request);
  };
  client.doRPCRequest = async (...request) => {
    await limiter.take();
    return doRPCRequest(...request);
  };
  return client;
}
