import type { Watch, WatchSettings } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, query } from "../../app/api.ts";

/** What is watched of one federation, and the ways to change it. Each answer is the new state. */
export function useWatch(id: string) {
  const client = useQueryClient();
  const watch = useQuery(query.watch.get.queryOptions({ input: { id } }));
  const keep = async (next: Watch) => {
    client.setQueryData(query.watch.get.key({ type: "query", input: { id } }), next);
    await Promise.all([
      client.invalidateQueries({ queryKey: query.watch.health.key() }),
      client.invalidateQueries({ queryKey: query.proposals.list.key() }),
      client.invalidateQueries({ queryKey: query.runs.list.key() }),
    ]);
  };
  const check = useMutation({
    mutationFn: (what: "drift" | "metadata") => api.watch.checkNow({ id, what }),
    onSuccess: keep,
  });
  const save = useMutation({
    mutationFn: (settings: WatchSettings) => api.watch.save({ id, ...settings }),
    onSuccess: keep,
  });
  const approve = useMutation({
    mutationFn: (version: number) => api.watch.approveEnforcement({ id, version }),
    onSuccess: keep,
  });
  const withdraw = useMutation({
    mutationFn: () => api.watch.withdrawEnforcement({ id }),
    onSuccess: keep,
  });
  return { watch, check, save, approve, withdraw };
}

/** The settings alone, as they are saved. */
export function settingsOf(watch: Watch): WatchSettings {
  const { driftMode, driftEveryMinutes, metadataUrl, metadataEveryHours } = watch;
  return { driftMode, driftEveryMinutes, metadataUrl, metadataEveryHours };
}
