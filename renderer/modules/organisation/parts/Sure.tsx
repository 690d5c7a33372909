import { useState } from "react";
import { useAdministratorWords } from "../words.ts";

type Props = { readonly act: string; readonly question: string; readonly disabled?: boolean; readonly onSure: () => void };

/** A button that asks once more before it does what cannot be done lightly. */
export function Sure({ act, question, disabled = false, onSure }: Props) {
  const words = useAdministratorWords();
  const [asking, setAsking] = useState(false);
  if (!asking) return <button type="button" disabled={disabled} onClick={() => setAsking(true)}>{act}</button>;
  const answer = (): void => {
    setAsking(false);
    onSure();
  };
  return (
    <span className="sure" role="alert">
      {question}
      <button type="button" className="primary" autoFocus onClick={answer}>{words.sure}</button>
      <button type="button" onClick={() => setAsking(false)}>{words.cancel}</button>
    </span>
  );
}
