import { RouterProvider } from "@tanstack/react-router";
import { useMemo, useState, type ReactNode } from "react";
import type { SessionView } from "#shared/contracts/port.ts";
import { ErrorBoundary } from "#renderer/kit/ErrorBoundary.tsx";
import { Loading } from "#renderer/kit/Page.tsx";
import { useQuery, useWorld, WorldProvider, type World } from "#renderer/kit/world.tsx";
import { Appearance } from "./Appearance.tsx";
import { FirstPassword } from "./OwnPassword.tsx";
import { Lock } from "./Lock.tsx";
import { createOfficeRouter } from "./router.tsx";
import { SignIn } from "./SignIn.tsx";

/** The client as one tree: who is at the screen decides whether there is a sign-in, a lock or the office. */
export const App = ({ world }: { readonly world: World }) => <WorldProvider world={world}><Speaking world={world} /></WorldProvider>;

// The language is a setting of the store, so the world is given again once it is known.
function Speaking({ world }: { readonly world: World }) {
  const session = useQuery("session", {});
  const language = session?.settings.language ?? world.language;
  const spoken = useMemo(() => ({ ...world, language }), [world, language]);
  return (
    <WorldProvider world={spoken}>
      <ErrorBoundary language={language}>
        {session === undefined ? <main className="alone"><Loading /></main> : <><Appearance settings={session.settings} />{screenOf(session)}</>}
      </ErrorBoundary>
    </WorldProvider>
  );
}

function screenOf(session: SessionView): ReactNode {
  switch (session.state) {
    case "none": return <SignIn session={session} />;
    case "locked": return <Lock session={session} />;
    case "open": return <Open key={session.person} isFirst={session.firstPassword} />;
  }
}

/** Who came in with a password of the office sets an own one first; without a network, later. */
function Open({ isFirst }: { readonly isFirst: boolean }) {
  const [later, setLater] = useState(false);
  return isFirst && !later ? <FirstPassword onLater={() => setLater(true)} /> : <Office />;
}

function Office() {
  const { newKey } = useWorld();
  const router = useMemo(() => createOfficeRouter({ newKey }), [newKey]);
  return <RouterProvider router={router} />;
}
