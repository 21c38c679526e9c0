import type { Wish } from "../access/evaluate.ts";
import type { Principal } from "../access/principal.ts";
import type { AccountRecord } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import type { Product } from "./recorder.ts";
import type { Params, WireRequest } from "./wire-request.ts";

/** What every operation gets. */
export interface BaseCall {
  request: WireRequest;
  params: Params;
  store: Store;
  now: Date;
  requestId: string;
}

/** A call whose signature was verified. */
export interface Call extends BaseCall {
  principal: Principal;
  account: AccountRecord;
}

/** The JSON object an operation answers with; RPC products get `RequestId` added. */
export type Answer = Record<string, unknown>;

/** An operation that needs a signature. */
export interface SignedOperation {
  anonymous?: false;
  /** What RAM is asked before `handle` runs; none means everyone signed in may call. */
  wishes?: (call: Call) => Wish[];
  handle: (call: Call) => Answer;
}

/** An operation that is called without any credential. */
export interface AnonymousOperation {
  anonymous: true;
  handle: (call: BaseCall) => Answer;
}

/** Operations by action name. */
export type Operations = Readonly<Record<string, SignedOperation | AnonymousOperation>>;

/** One product at one version. */
export interface ProductApi {
  product: Product;
  version: string;
  operations: Operations;
  /** Refuses every call of an account in the wrong state, for example one that never activated RAM. */
  precondition?: (account: AccountRecord) => void;
  /** ROA products: method and path of an action; RPC products answer at `/`. */
  routes?: Readonly<Record<string, { method: string; path: RegExp }>>;
}
