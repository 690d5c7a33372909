import { fillIn } from "#renderer/sheets/values.ts";
import { useAdministratorWords } from "../words.ts";

/** How far a long piece of work has come, and the way to stop it. */
export function Progress({ done, onStop }: { readonly done: { readonly done: number; readonly all: number }; readonly onStop: () => void }) {
  const words = useAdministratorWords();
  return (
    <p className="buttons" role="status">
      <progress value={done.done} max={done.all} aria-label={fillIn(words.progress, done)} /> {fillIn(words.progress, done)}
      <button type="button" onClick={onStop}>{words.stop}</button>
    </p>
  );
}
