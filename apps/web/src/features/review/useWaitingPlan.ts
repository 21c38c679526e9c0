import type { PlanRecord } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useMay } from "../../app/session.ts";

/** `undefined`: not known yet. `null`: there is none to wait for, so a fresh one is made. */
export type WaitingPlan = PlanRecord | null | undefined;

/**
 * The plan that stands to be looked at by a second person. Whoever cannot make plans sees the newest one; and where
 * two persons are asked for, the one that was made is looked at, not another one of the reader's own.
 */
export function useWaitingPlan(): WaitingPlan {
  const { id, version } = useDraft();
  const makes = useMay("operate");
  const settings = useQuery(query.federations.settings.queryOptions({ input: { id } }));
  const waits = !makes || settings.data?.approval === "two-persons";
  const latest = useQuery({ ...query.plans.latest.queryOptions({ input: { id } }), enabled: waits });
  if (settings.isPending) return undefined;
  if (!waits) return null;
  if (latest.isPending) return undefined;
  const plan = latest.data?.plan ?? null;
  return plan !== null && (!makes || plan.federationVersion === version) ? plan : null;
}
