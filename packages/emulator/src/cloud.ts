import { Faults } from "./admin/faults.ts";
import type { EmulatorOptions } from "./options.ts";
import { defaultSeed, type EmulatorSeed } from "./seed.ts";
import { ChoiceDesk } from "./signin/choice-desk.ts";
import { SigninTokens } from "./signin/signin-tokens.ts";
import { plantSeed } from "./state/from-seed.ts";
import { Store } from "./state/store.ts";
import { sweepExpired } from "./state/sweep.ts";
import { NonceMemory } from "./wire/nonces.ts";
import { Recorder } from "./wire/recorder.ts";

/** Everything that lives as long as the emulator does. */
export class Cloud {
  readonly store: Store;
  readonly now: () => Date;
  readonly recorder = new Recorder();
  readonly faults = new Faults();
  nonces = new NonceMemory();
  choices = new ChoiceDesk();
  signinTokens = new SigninTokens();
  readonly #seed: EmulatorSeed;

  /** Opens the journal, or plants the seed where there is no state yet. */
  constructor(options: EmulatorOptions) {
    this.now = options.now ?? (() => new Date());
    this.#seed = options.seed ?? defaultSeed();
    this.store = new Store(options.stateFile);
    if (this.store.isEmpty) this.store.transaction(() => plantSeed(this.store, this.#seed, this.now()));
    else this.store.transaction(() => sweepExpired(this.store, this.now()));
  }

  /** Back to the seed: state, recorded calls, faults and everything remembered. */
  reset(): void {
    this.store.reset(() => plantSeed(this.store, this.#seed, this.now()));
    this.recorder.clear();
    this.faults.clear();
    this.nonces = new NonceMemory();
    this.choices = new ChoiceDesk();
    this.signinTokens = new SigninTokens();
  }
}
