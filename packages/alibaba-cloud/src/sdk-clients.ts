import type { ImsClient, OpenApiClient, RamClient, RuntimeOptions, StsClient } from "./sdk.ts";

/** One client per product, made once per connection. */
export interface SdkClients {
  ims: ImsClient;
  ram: RamClient;
  sts: StsClient;
  modelStudio(region: string): OpenApiClient;
  bailianControl(region: string): OpenApiClient;
  runtime: RuntimeOptions;
}
