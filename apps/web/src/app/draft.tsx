import type { FederationDocument } from "@modelstudio-sso/contracts";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { api, query } from "./api.ts";
import { DraftStore, type SaveState } from "./draftStore.ts";

interface Draft {
  id: string;
  document: FederationDocument;
  version: number;
  save: SaveState;
  store: DraftStore;
}

const StoreContext = createContext<{ id: string; store: DraftStore } | null>(null);

/** Loads one federation and lets every step below edit the same draft of it. */
export function DraftProvider({ id, children }: { id: string; children: ReactNode }) {
  const client = useQueryClient();
  const { data } = useSuspenseQuery(query.federations.get.queryOptions({ input: { id } }));
  // The store outlives refetches: it is made once per federation and adopts newer versions below.
  const store = useMemo(
    () =>
      new DraftStore(data, {
        delayMs: 600,
        save: (document, version) => api.federations.save({ id, version, document }),
        onSaved: (federation) => {
          client.setQueryData(query.federations.get.queryKey({ input: { id } }), federation);
          for (const part of [query.federations.review, query.federations.guide, query.memberships.list]) {
            void client.invalidateQueries({ queryKey: part.key({ input: { id } }) });
          }
          void client.invalidateQueries({ queryKey: query.federations.list.key() });
        },
      }),
    [id],
  );
  useEffect(() => store.adopt(data, "if-clean"), [store, data]);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (store.snapshot().save.kind !== "saved") event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
      void store.flush();
    };
  }, [store]);
  const value = useMemo(() => ({ id, store }), [id, store]);
  return <StoreContext.Provider value={value}>{children}</StoreContext.Provider>;
}

/** The draft of the federation whose pages are open. */
export function useDraft(): Draft {
  const context = useContext(StoreContext);
  if (context === null) throw new Error("useDraft belongs below DraftProvider");
  const snapshot = useSyncExternalStore(context.store.subscribe, context.store.snapshot);
  return { ...context, ...snapshot };
}
