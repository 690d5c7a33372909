import { useEffect, useState } from "react";
import type { SessionView } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { signInFault, waitOf } from "./faults.ts";
import { useAppWords } from "./useAppWords.ts";
import { useWait } from "./useWait.ts";

/** The lock: no page is left under it; synchronising goes on in the worker. */
export function Lock({ session: { name } }: { readonly session: SessionView }) {
  const words = useAppWords();
  const { port, language } = useWorld();
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [wait, setWait] = useWait();
  const { ask, busy } = useAsk("unlock");
  useEffect(() => {
    document.title = words.locked;
  }, [words]);
  const unlock = async (): Promise<void> => {
    const unlocked = await ask({ password });
    setPassword("");
    if (unlocked.ok) return;
    setFault(signInFault(unlocked.error, language));
    setWait(waitOf(unlocked.error));
  };
  return (
    <main className="alone">
      <section className="sign-in">
        <p className="product">{words.product}</p>
        <h1>{words.locked}</h1>
        <p>{fillIn(words.welcome, { name })}</p>
        <p className="muted">{words.lockedHint}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void unlock();
          }}
        >
          <p><label htmlFor="password">{words.password}</label><input id="password" type="password" autoComplete="current-password" autoFocus required value={password} onChange={({ target }) => setPassword(target.value)} /></p>
          <Notice text={wait > 0 ? fillIn(words.waitSeconds, { n: wait }) : fault} />
          <p className="buttons"><button type="submit" className="primary" disabled={busy || wait > 0}>{busy ? words.signingIn : words.unlock}</button><button type="button" onClick={() => void port.ask("signOut", {})}>{fillIn(words.notMe, { name })}</button></p>
        </form>
      </section>
    </main>
  );
}
