import type { ApplyEvent } from "@modelstudio-sso/contracts";
import { useEffect, useState } from "react";
import { api } from "../../app/api.ts";

const retryMs = 1500;

/** Follows a run to its end. A broken connection is opened again; the server then repeats what happened so far. */
export function useRunEvents(runId: string): { events: ApplyEvent[]; lost: boolean } {
  const [events, setEvents] = useState<ApplyEvent[]>([]);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void follow(runId, stop.signal, {
      take: (all) => setEvents(all),
      lose: (isLost) => setLost(isLost),
    });
    return () => stop.abort();
  }, [runId]);
  return { events, lost };
}

interface Sink {
  take: (events: ApplyEvent[]) => void;
  lose: (lost: boolean) => void;
}

async function follow(runId: string, signal: AbortSignal, sink: Sink): Promise<void> {
  while (!signal.aborted) {
    try {
      const seen: ApplyEvent[] = [];
      for await (const event of await api.runs.events({ id: runId }, { signal })) {
        seen.push(event);
        sink.take([...seen]);
        sink.lose(false);
      }
      if (seen.at(-1)?.type === "run-finished") return;
    } catch {
      // Whatever broke, the run itself goes on at the server; asking again shows the truth.
    }
    if (signal.aborted) return;
    sink.lose(true);
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}
