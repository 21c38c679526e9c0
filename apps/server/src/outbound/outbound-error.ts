/** Why nothing came of a request to the outside. */
export type OutboundReason =
  | "not-allowed"
  | "unresolved"
  | "unreachable"
  | "too-slow"
  | "too-large"
  | "too-many-redirects"
  | "unreadable";

/** A request that was not made, or whose answer was not taken. Both texts may be shown to whoever asked for it. */
export class OutboundError extends Error {
  readonly reason: OutboundReason;
  /** What was met, in a few words. */
  readonly got: string;

  constructor(reason: OutboundReason, message: string, got: string) {
    super(message);
    this.name = "OutboundError";
    this.reason = reason;
    this.got = got;
  }
}
