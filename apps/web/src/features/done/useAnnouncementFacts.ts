import type { Guide, GuideLocale } from "@modelstudio-sso/contracts";
import type { AnnouncementFacts } from "@modelstudio-sso/federation/rules";
import { useQuery } from "@tanstack/react-query";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useWorkspaces } from "../../app/useWorkspaces.ts";

interface Known {
  facts: AnnouncementFacts;
  /** Absent on the RAM-user path, where no identity provider takes part, and until it has been read. */
  guide: Guide | undefined;
  /** False while something that may end up in the text is still being read. */
  settled: boolean;
  error: Error | null;
  retry: () => void;
}

/** All that is known for an announcement in one language. What could not be read is left out, never guessed. */
export function useAnnouncementFacts(language: GuideLocale): Known {
  const { id, document } = useDraft();
  const idp = document.loginPath.kind === "idp";
  const workspaces = useWorkspaces();
  const road = useQuery(query.loginTests.road.queryOptions({ input: { id } }));
  const guide = useQuery({
    ...query.federations.guide.queryOptions({ input: { id, locale: language } }),
    enabled: idp,
  });
  const asked = idp ? [workspaces, road, guide] : [workspaces, road];
  const tile = guide.data?.values.find((value) => value.id === "tile-url" && value.kind === "literal");
  return {
    facts: {
      document,
      workspaces:
        workspaces.data && new Map(workspaces.data.workspaces.map((entry) => [entry.id, entry] as const)),
      // The sandbox has a portal of its own; otherwise the metadata may give the tile away.
      startUrl: road.data?.url ?? tile?.value,
      switchUrl: road.data?.switchUrl ?? undefined,
      portal: guide.data === undefined || guide.data.vendor === "generic" ? undefined : guide.data.vendorName,
    },
    guide: guide.data,
    settled: asked.every((each) => !each.isPending),
    error: asked.find((each) => each.error !== null)?.error ?? null,
    retry: () => {
      for (const each of asked) if (each.error !== null) void each.refetch();
    },
  };
}
