import { assumedRole } from "./assumed-role.ts";
import { limited } from "./call-limiter.ts";
import type { CloudConnection, CredentialSource } from "./connection.ts";
import { credentials, dara, ims, type OpenApiClient, openapi, ram, sts } from "./sdk.ts";
import type { SdkClients } from "./sdk-clients.ts";
import { stsApi } from "./sts/api.ts";
import { traced } from "./traced.ts";

/** Milliseconds; the SDK's own 3 s is too short for a metadata document over a slow line. */
const usual = { connect: 5_000, read: 10_000 };

function timeoutsOf(connection: CloudConnection): { connectTimeout: number; readTimeout: number } {
  const { connect, read } = connection.timeouts ?? usual;
  return { connectTimeout: connect, readTimeout: read };
}

function keyOf(connection: CloudConnection, credential: CredentialSource) {
  switch (credential.kind) {
    case "chain":
      return { credential: new credentials.default() };
    case "profile": {
      const profile = credentials.CLIProfileCredentialsProvider.builder()
        .withProfileName(credential.name)
        .build();
      return { credential: new credentials.default(null, profile) };
    }
    case "static": {
      const { accessKeyId, accessKeySecret, securityToken } = credential;
      return { accessKeyId, accessKeySecret, securityToken };
    }
    case "assumed-role": {
      const { base, roleArn, roleSessionName } = credential;
      const asBase = stsApi(sdkClients({ ...connection, credential: base }));
      const assume = async () => (await asBase.assumeRole({ roleArn, roleSessionName })).credentials;
      return { credential: new credentials.default(null, assumedRole(assume)) };
    }
  }
}

export function sdkClients(connection: CloudConnection): SdkClients {
  const { endpoints, limiter } = connection;
  // One for all products, so that a role is assumed once and not once for each.
  const key = keyOf(connection, connection.credential);
  const config = (endpoint: string) =>
    new openapi.$OpenApiUtil.Config({
      endpoint,
      protocol: connection.protocol,
      ...timeoutsOf(connection),
      ...key,
    });
  // What waits for its turn is not the cloud's time, so the limiter stands before the span.
  const client = <T extends OpenApiClient>(made: T) => limited(traced(made), limiter);
  return {
    ims: client(new ims.default(config(endpoints.ims))),
    ram: client(new ram.default(config(endpoints.ram))),
    sts: client(new sts.default(config(endpoints.sts))),
    modelStudio: (region) => client(new openapi.default(config(connection.modelStudio.endpoint(region)))),
    bailianControl: (region) =>
      client(new openapi.default(config(connection.bailianControl.endpoint(region)))),
    runtime: new dara.RuntimeOptions(timeoutsOf(connection)),
  };
}
