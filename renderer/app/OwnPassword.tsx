import { useState } from "react";
import { Notice } from "#renderer/kit/Page.tsx";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { signInFault } from "./faults.ts";
import { useAppWords } from "./useAppWords.ts";

const shortest = 8;
const blank = { old: "", password: "", repeated: "" };

/** The first thing after a first sign-in: a password that the office does not know. */
export function FirstPassword({ onLater }: { readonly onLater: () => void }) {
  const words = useAppWords();
  return (
    <main className="alone">
      <section className="sign-in">
        <p className="product">{words.product}</p>
        <h1>{words.ownPassword}</h1>
        <p>{words.ownPasswordHint}</p>
        <OwnPassword label={words.firstPassword} onLater={onLater} />
      </section>
    </main>
  );
}

type Said = { readonly text: string; readonly tone: "problem" | "done"; readonly isOffline: boolean };

/** Sets another password. Needs the hub; where there is none, `onLater` lets the person work first. */
export function OwnPassword({ label, onLater }: { readonly label: string; readonly onLater: (() => void) | null }) {
  const words = useAppWords();
  const { language } = useWorld();
  const [typed, setTyped] = useState(blank);
  const [said, setSaid] = useState<Said | null>(null);
  const { ask, busy } = useAsk("changePassword");
  const problem = (text: string, isOffline = false): void => setSaid({ text, tone: "problem", isOffline });
  const change = async (): Promise<void> => {
    if (typed.password.length < shortest) return problem(words.passwordShort);
    if (typed.password !== typed.repeated) return problem(words.passwordsDiffer);
    const changed = await ask({ old: typed.old, password: typed.password });
    if (!changed.ok) return changed.error.code === "password.offline" ? problem(words.passwordOffline, true) : problem(signInFault(changed.error, language));
    setTyped(blank);
    setSaid({ text: words.passwordSet, tone: "done", isOffline: false });
  };
  const box = (name: keyof typeof blank, text: string, complete: string) => (
    <p><label htmlFor={`own-${name}`}>{text}</label><input id={`own-${name}`} type="password" autoComplete={complete} required value={typed[name]} onChange={({ target }) => setTyped({ ...typed, [name]: target.value })} /></p>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      {box("old", label, "current-password")}
      {box("password", words.newPassword, "new-password")}
      {box("repeated", words.repeatPassword, "new-password")}
      <Notice text={said?.text ?? null} tone={said?.tone ?? "problem"} />
      <p className="buttons">
        <button type="submit" className="primary" disabled={busy}>{words.setPassword}</button>
        {said?.isOffline === true && onLater !== null ? <button type="button" onClick={onLater}>{words.passwordLater}</button> : null}
      </p>
    </form>
  );
}
