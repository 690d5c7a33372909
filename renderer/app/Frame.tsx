import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { fillIn } from "#renderer/sheets/values.ts";
import { ErrorBoundary } from "#renderer/kit/ErrorBoundary.tsx";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { Navigation } from "./Navigation.tsx";
import { useLock } from "./session.ts";
import { SyncLine } from "./SyncLine.tsx";
import { useAppWords } from "./useAppWords.ts";

/** The frame of an open office: who is here above, the navigation at the left, the page, and the quiet line at the foot. */
export function Frame() {
  const words = useAppWords();
  const { language } = useWorld();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname });
  useShortcuts();
  useEffect(() => {
    if (path !== undefined) main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="frame-of-office">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words.skip}</a>
      <TopBar />
      <Navigation />
      <main id="content" ref={main} tabIndex={-1}>
        <ErrorBoundary key={path} language={language}><Outlet /></ErrorBoundary>
      </main>
      <SyncLine />
    </div>
  );
}

function TopBar() {
  const words = useAppWords();
  const session = useQuery("session", {});
  const { lock, signOut } = useLock();
  return (
    <header className="top">
      <strong className="product">{words.product}</strong>
      <span className="office-name">{session?.office}</span>
      <span className="mark-secret">{words.nonSecret}</span>
      <span className="who">{session === undefined ? "" : `${session.unitName}　${fillIn(words.you, { name: session.name, title: session.title })}`}</span>
      <Link className="button" to="/search">{words.search}</Link>
      <button type="button" onClick={() => void lock()}>{words.lockNow}</button>
      <button type="button" onClick={() => void signOut()}>{words.signOut}</button>
    </header>
  );
}

/** Alt+1 desk, Alt+2 drafts, Alt+3 search. Told on the help page. */
function useShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go: { readonly [key: string]: () => Promise<void> } = {
      Digit1: () => navigate({ to: "/", search: {} }),
      Digit2: () => navigate({ to: "/", search: { tab: "drafts" } }),
      Digit3: () => navigate({ to: "/search" }),
    };
    const press = (event: KeyboardEvent): void => {
      const act = go[event.code];
      if (!event.altKey || event.ctrlKey || act === undefined) return;
      event.preventDefault();
      void act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [navigate]);
}
