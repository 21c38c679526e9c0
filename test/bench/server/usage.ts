/** Seconds of processor time that a service has used so far, all its threads together, by its /metrics. */
export async function processorSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

/** Resident megabytes of a running service, once a second, by its own /metrics. */
export interface MemoryWatch {
  /** Ends the watch; megabytes at each second. */
  stop(): number[];
}

export function watchMemory(url: string): MemoryWatch {
  const seen: number[] = [];
  const timer = setInterval(async () => {
    const text = await fetch(`${url}/metrics`).then(
      (answer) => answer.text(),
      () => "",
    );
    const bytes = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1];
    if (bytes !== undefined) seen.push(Number(bytes) / 1024 / 1024);
  }, 1_000);
  return {
    stop: () => {
      clearInterval(timer);
      return seen;
    },
  };
}

/** What the memory was at a part of the time, as the mean over a tenth of it around. */
export function memoryAt(seen: readonly number[], part: number): number {
  const width = Math.max(1, Math.floor(seen.length / 10));
  const from = Math.min(seen.length - width, Math.max(0, Math.floor(seen.length * part - width / 2)));
  const some = seen.slice(from, from + width);
  return some.reduce((sum, value) => sum + value, 0) / some.length;
}
