import type { Principal } from "../access/principal.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Family } from "../state/families.ts";
import type { AccountRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";
import type { Refusal } from "./api-error.ts";
import { type Args, type Rules, readArgs } from "./parameter-rules.ts";
import type { Product } from "./recorder.ts";
import type { Params, WireRequest } from "./wire-request.ts";

/** What every operation gets. */
export interface BaseCall {
  request: WireRequest;
  /** As they came; operations work with their checked arguments instead. */
  params: Params;
  store: State;
  now: Date;
  requestId: string;
  assumptions: Assumptions;
}

/** A call whose signature was verified. */
export interface Call extends BaseCall {
  principal: Principal;
  account: AccountRecord;
}

/** The JSON object an operation answers with; RPC products get `RequestId` added. */
export type Answer = Record<string, unknown>;

/** A permission that RAM is asked for. `{account}` and `{Parameter}` in the resource are filled in. */
export interface Asked {
  action: string;
  resource: string;
}

/** An error an operation raises, or how the guesses make it. */
export type RefusalOf = Refusal | ((assumptions: Assumptions) => Refusal);

/** What an operation says of itself; the checks, the journal and the table of coverage are made from it. */
export interface OperationFacts {
  /** Checked in this order, after RAM was asked. */
  params: Rules;
  /** Errors besides those of the parameters. */
  refusals: readonly RefusalOf[];
  /** Assumptions that bound it, as `group.name`. */
  limits: readonly string[];
  /** What a write changes: it sees these at once, and what it only refers to late where that is ordered. */
  families: readonly Family[];
  /** Source other than the product's API reference. */
  source?: string;
}

/** An operation that needs a signature. */
export interface SignedOperation extends OperationFacts {
  anonymous?: false;
  /** What RAM is asked before anything else; none means everyone signed in may call. */
  asks: readonly Asked[] | ((call: Call) => Asked[]);
  handle: (call: Call) => Answer;
}

/** An operation that is called without any credential. */
export interface AnonymousOperation extends OperationFacts {
  anonymous: true;
  handle: (call: BaseCall) => Answer;
}

interface Declaration<R extends Rules, C> {
  params?: R;
  refusals?: readonly RefusalOf[];
  limits?: readonly string[];
  families?: readonly Family[];
  source?: string;
  run: (call: C, args: Args<R>) => Answer;
}

/** Declares a signed operation; `run` gets the checked arguments. */
export function operation<R extends Rules = Record<never, never>>(
  given: Declaration<R, Call> & { asks?: SignedOperation["asks"] },
): SignedOperation {
  return { ...factsOf(given), asks: given.asks ?? [] };
}

/** Declares an operation without signature. */
export function anonymousOperation<R extends Rules>(given: Declaration<R, BaseCall>): AnonymousOperation {
  return { ...factsOf(given), anonymous: true };
}

function factsOf<R extends Rules, C extends BaseCall>(given: Declaration<R, C>) {
  const params = given.params ?? ({} as R);
  return {
    params,
    refusals: given.refusals ?? [],
    limits: given.limits ?? [],
    families: given.families ?? [],
    ...(given.source === undefined ? {} : { source: given.source }),
    handle: (call: C) => given.run(call, readArgs(params, call.params, call.assumptions)),
  };
}

/** Operations by action name. */
export type Operations = Readonly<Record<string, SignedOperation | AnonymousOperation>>;

/** One product at one version. */
export interface ProductApi {
  product: Product;
  /** As its pages call it. */
  title: string;
  version: string;
  operations: Operations;
  /** Refuses every call of an account in the wrong state, for example one that never activated RAM. */
  precondition?: { check: (call: Call) => void; refusals: readonly RefusalOf[] };
  /** ROA products: method and path of an action; RPC products answer at `/`. */
  routes?: Readonly<Record<string, { method: string; path: RegExp }>>;
  /** Where its behaviour is published; `page` names the page of one action. */
  source: { general: string; page: (action: string) => string };
  /** Actions that are known and not emulated, with the reason. */
  notEmulated: Readonly<Record<string, string>>;
}
