import type { RecordView, TurnView } from "#shared/contracts/port.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { fillIn, visible } from "#renderer/sheets/values.ts";
import { Notice } from "../Page.tsx";
import { refusalText } from "../sentences.ts";
import { useAsk, useWorld } from "../world.tsx";
import { askingStrings } from "./strings.ts";

/** 加签, 委派: who was asked beside the flow, by whom and with what words; whoever asked takes it back here. */
export function AskedBeside({ view, type }: { readonly view: RecordView; readonly type: AnyRecordType }) {
  const { language } = useWorld();
  const words = askingStrings[language];
  const { ask, busy, refusal } = useAsk("command");
  const asked = view.turns.flatMap((turn) => (turn.added === null || turn.added.how === "circulated" ? [] : [{ turn, added: turn.added }]));
  const reduce = ({ id }: TurnView) => (): void => void ask({ kind: view.kind, record: view.state.id, type: "route.reduce", args: { turn: id, reason: "" } });
  if (asked.length === 0) return null;
  return (
    <>
      <ul className="plain">
        {asked.map(({ turn, added }) => (
          <li key={turn.id}>
            {turn.holder}{fillIn(words.marks[added.how], { by: added.by })}{visible(added.words)} {added.mine ? <button type="button" className="quiet" disabled={busy} aria-label={fillIn(words.reduceNamed, { name: turn.holder })} onClick={reduce(turn)}>{words.reduce}</button> : null}
          </li>
        ))}
      </ul>
      <Notice text={refusal === null ? null : refusalText(refusal, type, language)} />
    </>
  );
}
