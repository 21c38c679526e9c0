import { useQueries } from "@tanstack/react-query";
import { query } from "./api.ts";
import { useDraft } from "./draft.tsx";
import type { Knowledge } from "./steps.ts";

/** Everything the road is drawn from. Parts arrive as they are read; none of them blocks the page. */
export function useKnowledge(): Knowledge {
  const { id, document, version } = useDraft();
  const input = { id };
  const [review, latest, runs, memberships, tests] = useQueries({
    queries: [
      query.federations.review.queryOptions({ input }),
      query.plans.latest.queryOptions({ input }),
      query.runs.list.queryOptions({ input }),
      query.memberships.list.queryOptions({ input }),
      query.loginTests.list.queryOptions({ input }),
    ],
  });
  return {
    document,
    version,
    review: review.data?.diagnostics,
    plan: latest.data?.plan,
    runs: runs.data?.runs,
    memberships: memberships.data?.memberships,
    tests: tests.data?.tests,
  };
}
