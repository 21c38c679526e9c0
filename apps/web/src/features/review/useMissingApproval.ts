import type { PlanRecord } from "@modelstudio-sso/contracts";
import { useQuery } from "@tanstack/react-query";
import { query } from "../../app/api.ts";

/** Whether a second person still has to approve this plan; false while that is not known, since the server decides. */
export function useMissingApproval(record: PlanRecord | undefined): boolean {
  const approval = useQuery({
    ...query.plans.approval.queryOptions({ input: { id: record?.id ?? "" } }),
    enabled: record !== undefined,
  });
  return (approval.data?.missing.length ?? 0) > 0;
}
