/** A local Alibaba Cloud for sandboxes and tests; see README.md. */

export { readSeedFile, readSettingsFile } from "./admin/json-files.ts";
export type { CallFilter, Consistency, Latency, RateLimit, Settings } from "./admin/settings.ts";
export { readSettings, usualSettings } from "./admin/settings.ts";
export type { AssumptionOverrides } from "./assumption-overrides.ts";
export type { Assumptions } from "./assumptions.ts";
export type { EmulatorOptions, RunningEmulator } from "./options.ts";
export { defaultSeed, type EmulatorSeed, type SeedAccount, severalAccountsSeed } from "./seed.ts";
export { startEmulator } from "./server.ts";
export type { RecordedCall } from "./wire/recorder.ts";
