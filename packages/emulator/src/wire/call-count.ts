/** How often one action was called. */
export interface CallCount {
  calls: number;
  /** Answered with HTTP 200. */
  succeeded: number;
  /** The other answers by error code. */
  failed: Record<string, number>;
}
