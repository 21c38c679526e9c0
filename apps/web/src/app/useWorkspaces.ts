import { useQuery } from "@tanstack/react-query";
import { query } from "./api.ts";
import { useDraft } from "./draft.tsx";

/** The workspaces of the account that the open federation is for. */
export function useWorkspaces() {
  const { site, accountId } = useDraft().document;
  return useQuery(query.account.workspaces.queryOptions({ input: { site, accountId } }));
}
