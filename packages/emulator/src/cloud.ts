import { Faults } from "./admin/faults.ts";
import { RateLimits } from "./admin/rate-limits.ts";
import { isMeant, type Settings, usualSettings } from "./admin/settings.ts";
import { assumptionsWith } from "./assumption-overrides.ts";
import type { Assumptions } from "./assumptions.ts";
import type { EmulatorOptions } from "./options.ts";
import { defaultSeed, type EmulatorSeed, type SeedAccount } from "./seed.ts";
import { ChoiceDesk } from "./signin/choice-desk.ts";
import { SigninTokens } from "./signin/signin-tokens.ts";
import { plantAccount, plantSeed, type Season } from "./state/from-seed.ts";
import { LateView } from "./state/late-view.ts";
import { removeAccount } from "./state/remove-account.ts";
import { type State, Store } from "./state/store.ts";
import { sweepExpired } from "./state/sweep.ts";
import { NonceMemory } from "./wire/nonces.ts";
import type { SignedOperation } from "./wire/operation.ts";
import { Recorder } from "./wire/recorder.ts";

/** Everything that lives as long as the emulator does. */
export class Cloud {
  readonly store: Store;
  readonly now: () => Date;
  readonly recorder: Recorder;
  readonly faults = new Faults();
  nonces = new NonceMemory();
  choices = new ChoiceDesk();
  signinTokens = new SigninTokens();
  seed: EmulatorSeed;
  readonly #firstSettings: Settings;
  #settings = usualSettings();
  #assumptions = assumptionsWith();
  #limits = new RateLimits([], this.#assumptions.wire.throttleStatus);

  /** Opens the journal, or plants the seed where there is no state yet. */
  constructor(options: EmulatorOptions) {
    this.recorder = new Recorder(options.keptCalls);
    this.now = options.now ?? (() => new Date());
    this.seed = options.seed ?? defaultSeed();
    this.store = new Store(options.stateFile, this.now);
    this.#firstSettings = { ...usualSettings(), ...options.settings };
    this.settings = this.#firstSettings;
    if (this.store.isEmpty) this.store.asEver(() => this.#plant());
    else this.store.transaction(() => sweepExpired(this.store, this.now()));
  }

  /** The guesses in force. */
  get assumptions(): Assumptions {
    return this.#assumptions;
  }

  /** How the emulator behaves. */
  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    this.#settings = settings;
    this.#assumptions = assumptionsWith(settings.assumptions);
    this.#limits = new RateLimits(settings.rateLimits, this.#assumptions.wire.throttleStatus);
    this.store.keepFormerMs = Math.max(0, ...Object.values(settings.consistency.delayMs));
  }

  /** The settings it was started with. */
  restoreSettings(): void {
    this.settings = this.#firstSettings;
  }

  /** The pace of the accounts. */
  get limits(): RateLimits {
    return this.#limits;
  }

  /** Milliseconds a call waits before anything else. */
  latencyOf(product: string, action: string): number {
    return this.#settings.latency
      .filter((latency) => isMeant(latency, product, action))
      .reduce((sum, { ms, jitterMs = 0 }) => sum + ms + Math.random() * jitterMs, this.faults.latencyMs);
  }

  /** The state as an operation sees it: late where that was ordered. */
  stateFor(action: string, operation?: Pick<SignedOperation, "families">): State {
    const { delayMs, references } = this.#settings.consistency;
    if (this.store.keepFormerMs === 0) return this.store;
    if (/^(?:Get|List)/.test(action)) return new LateView(this.store, delayMs, this.now());
    if (!references) return this.store;
    const own = (operation?.families ?? []).map((family) => [family, 0]);
    return new LateView(this.store, { ...delayMs, ...Object.fromEntries(own) }, this.now());
  }

  /** Where callers, their keys and their policies are looked up. */
  stateOfCallers(): State {
    return this.stateFor("");
  }

  /** Back to the seed and the first settings: state, recorded calls, faults and everything remembered. */
  reset(): void {
    this.restoreSettings();
    this.store.reset(() => this.#plant());
    this.recorder.clear();
    this.faults.clear();
    this.nonces = new NonceMemory();
    this.choices = new ChoiceDesk();
    this.signinTokens = new SigninTokens();
  }

  /** Adds an account to what is there. @throws an Error when it or one of its keys is there already */
  addAccount(account: SeedAccount): void {
    const keys = account.accessKeys.map((key) => key.accessKeyId);
    if (this.store.get("account", [account.accountId]) !== undefined) {
      throw new Error(`account ${account.accountId} is there already`);
    }
    const taken = keys.find((key) => this.store.get("accessKey", [key]) !== undefined);
    if (taken !== undefined) throw new Error(`access key ${taken} is there already`);
    this.store.asEver(() => plantAccount(this.store, account, this.#season()));
  }

  /** Takes an account away with all it holds; false when there is none. */
  removeAccount(accountId: string): boolean {
    if (this.store.get("account", [accountId]) === undefined) return false;
    this.store.transaction(() => removeAccount(this.store, accountId));
    return true;
  }

  #plant(): void {
    plantSeed(this.store, this.seed, this.#season());
  }

  #season(): Season {
    return { now: this.now(), assumptions: this.#assumptions };
  }
}
