import { useQuery, useAsk, useWorld } from "#renderer/kit/world.tsx";
import { refusalText } from "#renderer/kit/sentences.ts";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import type { Present, Step } from "#shared/modules/organisation/import/plan.ts";
import { changedSince, oppositesOf, type Applied, type Opposite } from "#shared/modules/organisation/import/undo.ts";
import { useAdministratorWords } from "../words.ts";
import { Progress } from "./Progress.tsx";
import { Sure } from "./Sure.tsx";
import { useSteps } from "./useSteps.ts";

type Kept = { readonly name: string; readonly at: number; readonly applied: readonly Applied[] };
const key = "import";

export const toKept = (name: string, at: number, steps: readonly Step[]): Kept => ({ name, at, applied: steps.map(({ kind, record, title, before, version }) => ({ kind, record, title, before, version })) });

/** The import that this person applied last on this PC, as long as it was not taken back. */
export function useLastImport(): { readonly key: string; readonly kept: Kept | null } {
  return { key, kept: (useQuery("note", { key }) as unknown as Kept | null | undefined) ?? null };
}

type Props = { readonly present: Present; readonly onSaid: (text: string, tone: "problem" | "done") => void };

/** Undo of the last import, for as long as nothing was built on it. */
export function LastImport({ present, onSaid }: Props) {
  const words = useAdministratorWords();
  const { language, registry } = useWorld();
  const { kept } = useLastImport();
  const { ask: note } = useAsk("saveNote");
  const { give, done, stop } = useSteps<Opposite>();
  if (kept === null) return null;
  const versions = new Map([...present.units, ...present.people].map(({ id, version }) => [id, version]));
  const changed = changedSince(kept.applied, (record) => versions.get(record) ?? 0);
  const undo = async (): Promise<void> => {
    const { saved, refused } = await give(oppositesOf(kept.applied.filter(({ record, version }) => versions.get(record) === version)));
    const rest = kept.applied.slice(0, kept.applied.length - saved.length);
    await note({ key, value: refused === null && rest.length === 0 ? null : { ...kept, applied: rest } });
    if (refused === null) onSaid(fillIn(words.undone, { n: saved.length }), "done");
    else onSaid(fillIn(words.refused, { title: refused.title, reason: refusalText(refused.refusal, registry.type(refused.kind), language), n: saved.length }), "problem");
  };
  return (
    <section className="import-preview">
      <p>{fillIn(words.lastImport, { name: kept.name, moment: momentText(kept.at, language), n: kept.applied.length })}</p>
      {done === null ? null : <Progress done={done} onStop={stop} />}
      {changed.length > 0 ? <p className="muted">{fillIn(words.cannotUndo, { names: changed.slice(0, 10).map(({ title }) => title).join(" ") })}</p> : <p className="buttons"><Sure act={words.undo} question={words.undoSure} disabled={done !== null} onSure={() => void undo()} /></p>}
    </section>
  );
}
