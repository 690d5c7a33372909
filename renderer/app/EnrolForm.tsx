import { useState } from "react";
import { Notice } from "#renderer/kit/Page.tsx";
import { useAsk, useWorld } from "#renderer/kit/world.tsx";
import { signInFault } from "./faults.ts";
import { useAppWords } from "./useAppWords.ts";

const shortest = 8;

/** First sign-in without a network: the office's file, the code of the slip, and a password of one's own. */
export function EnrolForm() {
  const words = useAppWords();
  const { language } = useWorld();
  const [file, setFile] = useState<string | null>(null);
  const [typed, setTyped] = useState({ code: "", password: "", repeated: "" });
  const [fault, setFault] = useState<string | null>(null);
  const { ask, busy } = useAsk("signInByFile");
  const set = (name: keyof typeof typed) => ({ value: typed[name], onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped({ ...typed, [name]: target.value }) });
  const enrol = async (): Promise<void> => {
    if (typed.password.length < shortest) return setFault(words.passwordShort);
    if (typed.password !== typed.repeated) return setFault(words.passwordsDiffer);
    const signed = await ask({ file: file ?? "", code: typed.code.trim(), password: typed.password });
    setFault(signed.ok ? null : signInFault(signed.error, language));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enrol();
      }}
    >
      <small className="hint">{words.fileHint}</small>
      <p><label htmlFor="enrolment-file">{words.file}</label><input id="enrolment-file" type="file" required onChange={({ target }) => void target.files?.[0]?.text().then(setFile)} /></p>
      <p><label htmlFor="code">{words.code}</label><input id="code" type="text" autoComplete="off" required {...set("code")} /></p>
      <p><label htmlFor="new-password">{words.newPassword}</label><input id="new-password" type="password" autoComplete="new-password" required {...set("password")} /></p>
      <p><label htmlFor="repeat-password">{words.repeatPassword}</label><input id="repeat-password" type="password" autoComplete="new-password" required {...set("repeated")} /></p>
      <Notice text={fault} />
      <p className="buttons"><button type="submit" className="primary" disabled={busy || file === null}>{busy ? words.signingIn : words.signIn}</button></p>
    </form>
  );
}
