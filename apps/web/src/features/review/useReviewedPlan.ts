import type { PlanRecord } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { api, query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useMay } from "../../app/session.ts";
import { useWaitingPlan } from "./useWaitingPlan.ts";

export interface ReviewedPlan {
  record: PlanRecord | undefined;
  making: boolean;
  error: unknown;
  /** Looks at the account once more, towards the same end. */
  again: () => void;
}

/**
 * The plan that is looked at. Without one in the address, a fresh plan towards the document is made on every visit; one
 * in the address (a way back, or taking everything away) was made where it was asked for, and survives a reload.
 */
export function useReviewedPlan(): ReviewedPlan {
  const { id, store } = useDraft();
  const { plan: planId } = useSearch({ from: "/signed-in/federations/$id/review" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const stored = useQuery({
    ...query.plans.get.queryOptions({ input: { id: planId ?? "" } }),
    enabled: planId !== undefined,
  });
  const make = useMutation({
    mutationFn: async (towards: PlanRecord | undefined) => {
      if (!(await store.flush())) return null;
      if (towards?.returnsTo) return api.plans.rollback({ id: towards.returnsTo });
      return towards?.plan.kind === "destroy" ? api.plans.destroy({ id }) : api.plans.create({ id });
    },
    onSuccess: async (made, towards) => {
      void client.invalidateQueries({ queryKey: query.plans.latest.key({ input: { id } }) });
      if (made === null || towards === undefined || towards.plan.kind === "apply") return;
      await navigate({
        to: "/federations/$id/review",
        params: { id },
        search: { plan: made.id },
        replace: true,
      });
    },
  });
  // Once per visit, although development mounts every page twice.
  const asked = useRef(false);
  const { mutate } = make;
  const waiting = useWaitingPlan();
  const mayMake = useMay("operate");
  useEffect(() => {
    if (waiting !== null || !mayMake) return;
    if (planId !== undefined) {
      asked.current = false;
      return;
    }
    if (asked.current) return;
    asked.current = true;
    mutate(undefined);
  }, [mutate, planId, waiting, mayMake]);
  const record = planId === undefined ? (make.data ?? waiting ?? undefined) : stored.data;
  return {
    record,
    making: make.isPending || (planId === undefined ? waiting === undefined : stored.isPending),
    error: make.error ?? stored.error,
    again: () => mutate(planId === undefined ? undefined : record),
  };
}
