/** A local Alibaba Cloud for sandboxes and tests; see README.md. */
export type { EmulatorOptions, RunningEmulator } from "./options.ts";
export { defaultSeed, type EmulatorSeed, type SeedAccount } from "./seed.ts";
export { startEmulator } from "./server.ts";
export type { RecordedCall } from "./wire/recorder.ts";
