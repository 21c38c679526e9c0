import { useCallback } from "react";
import { useDuration } from "../../parts/useDuration.ts";

const hours = [1, 2, 4, 8, 12];

/** The session lengths offered, with the one that is set among them; the same function until the language changes. */
export function useSessionChoices(): (seconds: number) => { value: string; label: string }[] {
  const duration = useDuration();
  return useCallback(
    (seconds) =>
      [...new Set([...hours.map((hour) => hour * 3600), seconds])]
        .sort((a, b) => a - b)
        .map((value) => ({ value: String(value), label: duration(value) })),
    [duration],
  );
}
