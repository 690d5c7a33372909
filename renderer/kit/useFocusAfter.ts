import { useEffect, useRef, type RefObject } from "react";

const takesFocus = "[tabindex], input:not([hidden]), select, textarea, button:not(:disabled), a[href]";

/** Where a part of the page is exchanged under somebody's hands, a focus that was lost with the old part goes to the first thing of the new one. */
export function useFocusAfter<Part extends HTMLElement>(change: unknown): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) return;
    before.current = change;
    if (document.activeElement === document.body) part.current?.querySelector<HTMLElement>(takesFocus)?.focus({ preventScroll: true });
  }, [change]);
  return part;
}
