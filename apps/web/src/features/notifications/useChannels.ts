import type { ChannelSettings } from "@modelstudio-sso/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, query } from "../../app/api.ts";

/** Channels and deliveries as they are now, after anything was changed or sent. */
export function useLookAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: query.notifications.key() });
  };
}

/** What can be done with one channel. */
export function useChannel(id: string) {
  const onSettled = useLookAgain();
  return {
    save: useMutation({
      mutationFn: (settings: ChannelSettings) => api.notifications.saveChannel({ id, ...settings }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: () => api.notifications.removeChannel({ id }), onSettled }),
    rotate: useMutation({ mutationFn: () => api.notifications.rotateSecret({ id }), onSettled }),
    test: useMutation({ mutationFn: () => api.notifications.test({ id }), onSettled }),
  };
}
