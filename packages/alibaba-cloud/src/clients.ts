import { limited } from "./call-limiter.ts";
import type { CloudConnection } from "./connection.ts";
import {
  credentials,
  dara,
  type ImsClient,
  ims,
  type OpenApiClient,
  openapi,
  type RamClient,
  type RuntimeOptions,
  ram,
  type StsClient,
  sts,
} from "./sdk.ts";

/** Milliseconds; the SDK's own 3 s is too short for a metadata document over a slow line. */
const usual = { connect: 5_000, read: 10_000 };

function timeoutsOf(connection: CloudConnection): { connectTimeout: number; readTimeout: number } {
  const { connect, read } = connection.timeouts ?? usual;
  return { connectTimeout: connect, readTimeout: read };
}

/** One client per product, made once per connection. */
export interface SdkClients {
  ims: ImsClient;
  ram: RamClient;
  sts: StsClient;
  modelStudio(region: string): OpenApiClient;
  bailianControl(region: string): OpenApiClient;
  runtime: RuntimeOptions;
}

function config(connection: CloudConnection, endpoint: string) {
  const { credential, protocol } = connection;
  return new openapi.$OpenApiUtil.Config({
    endpoint,
    protocol,
    ...timeoutsOf(connection),
    ...(credential.kind === "chain"
      ? { credential: new credentials.default() }
      : {
          accessKeyId: credential.accessKeyId,
          accessKeySecret: credential.accessKeySecret,
          securityToken: credential.securityToken,
        }),
  });
}

export function sdkClients(connection: CloudConnection): SdkClients {
  const { endpoints, limiter } = connection;
  return {
    ims: limited(new ims.default(config(connection, endpoints.ims)), limiter),
    ram: limited(new ram.default(config(connection, endpoints.ram)), limiter),
    sts: limited(new sts.default(config(connection, endpoints.sts)), limiter),
    modelStudio: (region) =>
      limited(new openapi.default(config(connection, connection.modelStudio.endpoint(region))), limiter),
    bailianControl: (region) =>
      limited(new openapi.default(config(connection, connection.bailianControl.endpoint(region))), limiter),
    runtime: new dara.RuntimeOptions(timeoutsOf(connection)),
  };
}
