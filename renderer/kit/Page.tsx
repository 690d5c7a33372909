import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "./world.tsx";

/** The frame of every page: its name as heading and window title, its tools at the right. */
export function Page({ title, tools, aside, children }: { readonly title: string; readonly tools?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  // A page that takes the place of its own "opening…" takes over its focus too.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {aside}
        {tools === undefined ? null : <div className="tools">{tools}</div>}
      </header>
      {children}
    </>
  );
}

/** A sentence beside what it is about. It stays until the next one, and a screen reader hears it. */
export function Notice({ text, tone = "problem" }: { readonly text: string | null; readonly tone?: "problem" | "done" | "plain" }) {
  return <div role={tone === "problem" ? "alert" : "status"} className={text === null ? "notice-empty" : `notice ${tone}`}>{text}</div>;
}

export function Loading() {
  const words = useWords();
  return (
    <p className="loading" role="status">
      {words.loading}
      <span className="later">{words.loadingLong}</span>
    </p>
  );
}

export const Empty = ({ text }: { readonly text: string }) => <p className="empty">{text}</p>;
