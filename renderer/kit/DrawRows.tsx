import { useState } from "react";
import type { Form } from "#shared/engine/fields.ts";
import type { Draws } from "#shared/engine/record.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { once, useWords, useWorld } from "./world.tsx";

type Props = { readonly draws: Draws; readonly form: Form; readonly onDraw: (form: Form) => void };

/** More than any month has. */
const most = 5000;

/** Fills what a form takes from a register, as it stands on this PC; taken again, what was written beside a row stays. */
export function DrawRows({ draws: { register, period, take }, form, onDraw }: Props) {
  const words = useWords();
  const { port } = useWorld();
  const [said, setSaid] = useState("");
  const draw = async (): Promise<void> => {
    const days = period(form);
    if (days === null) return setSaid(words.drawFirst);
    const { rows } = await once(port, "register", { name: register, filter: { ...days, limit: most } }, ({ ready }) => ready);
    const filled = take(form, rows);
    onDraw(filled);
    setSaid(fillIn(words.drawn, { n: Math.max(0, ...Object.values(filled).map((value) => (Array.isArray(value) ? value.length : 0))) }));
  };
  return <div className="copy-last"><button type="button" onClick={() => void draw()}>{words.draw}</button> <span className="hint" role="status">{said}</span></div>;
}
