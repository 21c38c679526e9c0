import { useCallback, useLayoutEffect, useRef } from "react";

/** A callback that stays the same while what it does changes, so that what it is given to is not drawn again. */
export function useSteady<Given extends unknown[], Result>(
  act: (...given: Given) => Result,
): (...given: Given) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
