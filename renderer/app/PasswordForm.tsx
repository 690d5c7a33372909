import { useState } from "react";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "#renderer/kit/Page.tsx";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { signInFault, waitOf } from "./faults.ts";
import { useAppWords } from "./useAppWords.ts";
import { useWait } from "./useWait.ts";

type Props = { readonly person: { readonly login: string; readonly name: string } | null; readonly onBack: (() => void) | null };

/** Name and password; whoever was chosen from the list only gives the password. */
export function PasswordForm({ person, onBack }: Props) {
  const words = useAppWords();
  const { language } = useWorld();
  const [login, setLogin] = useState(person?.login ?? "");
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [wait, setWait] = useWait();
  const known = person !== null;
  const { ask, busy } = useAsk("signIn");
  const signIn = async (): Promise<void> => {
    const signed = await ask({ login: login.trim(), password });
    if (signed.ok) return;
    setFault(signInFault(signed.error, language));
    setWait(waitOf(signed.error));
    setPassword("");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      {known ? null : <LoginBox login={login} onChange={setLogin} />}
      <p><label htmlFor="password">{words.password}</label><input id="password" type="password" autoComplete="current-password" autoFocus={known} required value={password} onChange={({ target }) => setPassword(target.value)} /></p>
      <Notice text={wait > 0 ? fillIn(words.waitSeconds, { n: wait }) : fault} />
      <p className="buttons">
        <button type="submit" className="primary" disabled={busy || wait > 0}>{busy ? words.signingIn : words.signIn}</button>
        {onBack === null ? null : <button type="button" onClick={onBack}>{words.back}</button>}
      </p>
    </form>
  );
}

function LoginBox({ login, onChange }: { readonly login: string; readonly onChange: (login: string) => void }) {
  const words = useAppWords();
  return (
    <p>
      <label htmlFor="login">{words.login}</label>
      <input id="login" type="text" autoComplete="username" autoFocus required aria-describedby="login-hint" value={login} onChange={({ target }) => onChange(target.value)} />
      <small id="login-hint" className="hint">{words.needsNetwork}</small>
    </p>
  );
}
