import type { Settings } from "./admin/settings.ts";
import type { EmulatorSeed } from "./seed.ts";
import type { RecordedCall } from "./wire/recorder.ts";

/** How {@link startEmulator} behaves. Everything has a default. */
export interface EmulatorOptions {
  /** TCP port; 0 (the default) takes any free one. */
  port?: number;
  /** Address to bind; default 127.0.0.1. The admin API answers on loopback addresses only. */
  host?: string;
  /** Journal on disk: state survives restarts and SIGKILL. Absent: memory only. */
  stateFile?: string;
  /** First contents, used only where there is no state yet. Default: {@link defaultSeed}. */
  seed?: EmulatorSeed;
  /** Latency, rate limits, eventual consistency and assumptions; what is absent is as usual. */
  settings?: Partial<Settings>;
  /** How many of the latest calls are kept to be looked at; default 1,000. */
  keptCalls?: number;
  /** The clock; default is the system's. */
  now?: () => Date;
}

/** A listening emulator. */
export interface RunningEmulator {
  /** `http://127.0.0.1:PORT`, for browsers and the admin API. */
  url: string;
  /** `127.0.0.1:PORT`, for `Config.endpoint` of the SDKs; every product answers on it. */
  endpoint: string;
  /** The latest API calls, oldest first. Documents and secrets are replaced by digests. */
  calls(): RecordedCall[];
  /** Replaces the settings, as `PUT /_emulator/settings` does; what is absent is as usual. */
  configure(settings: Partial<Settings>): void;
  /** Stops listening, ends kept-alive connections and closes the journal. */
  close(): Promise<void>;
}
