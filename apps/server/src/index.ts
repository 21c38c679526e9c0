export { type RunningService, startService } from "./compose.ts";
export { type Config, ConfigError, readConfig } from "./config.ts";
