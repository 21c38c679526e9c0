import { createRequire } from "node:module";

/*
 * The @alicloud packages are CommonJS with a class as default export. Node and vitest disagree on what `import`
 * makes of that; `require` gives the same in both.
 */
const require = createRequire(import.meta.url);

type Ims = typeof import("@alicloud/ims20190815", { with: { "resolution-mode": "require" }});
type Ram = typeof import("@alicloud/ram20150501", { with: { "resolution-mode": "require" }});
type Sts = typeof import("@alicloud/sts20150401", { with: { "resolution-mode": "require" }});
type OpenApi = typeof import("@alicloud/openapi-core", { with: { "resolution-mode": "require" }});
type Dara = typeof import("@darabonba/typescript", { with: { "resolution-mode": "require" }});
type Credentials = typeof import("@alicloud/credentials", { with: { "resolution-mode": "require" }});

export const ims: Ims = require("@alicloud/ims20190815");
export const ram: Ram = require("@alicloud/ram20150501");
export const sts: Sts = require("@alicloud/sts20150401");
export const openapi: OpenApi = require("@alicloud/openapi-core");
export const dara: Dara = require("@darabonba/typescript");
export const credentials: Credentials = require("@alicloud/credentials");

export type ImsClient = InstanceType<typeof ims.default>;
export type RamClient = InstanceType<typeof ram.default>;
export type StsClient = InstanceType<typeof sts.default>;
export type OpenApiClient = InstanceType<typeof openapi.default>;
export type RuntimeOptions = InstanceType<typeof dara.RuntimeOptions>;
