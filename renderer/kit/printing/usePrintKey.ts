import { useEffect, useRef } from "react";

/** Ctrl+P prints the paper of the page and not the page itself, which nobody wants on paper. */
export function usePrintKey(print: (() => void) | null): void {
  const latest = useRef(print);
  useEffect(() => {
    latest.current = print;
  }, [print]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== "p" || latest.current === null) return;
      event.preventDefault();
      if (document.querySelector("dialog[open]") === null) latest.current();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
