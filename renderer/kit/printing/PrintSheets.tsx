import { useState } from "react";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "../Page.tsx";
import { useWords, useWorld } from "../world.tsx";
import { PrintDialog, type Along } from "./PrintDialog.tsx";
import { usePrint } from "./usePrint.tsx";
import { usePrintKey } from "./usePrintKey.ts";
import type { Wanted } from "./sheetJob.ts";
import { printingStrings } from "./strings.ts";

/** One PDF that an old PC can still hold and show. */
const most = 200;

type Props = { readonly records: readonly string[]; readonly title: string; readonly along: Along; readonly word: string; readonly withKey?: boolean };

/** The button that prints the sheets of records; it asks first what is to go along. */
export function PrintSheets({ records, title, along, word, withKey = false }: Props) {
  const world = useWorld();
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const { print, busy, shown } = usePrint();
  const [tooMany, setTooMany] = useState(false);
  const ask = (): void => {
    setTooMany(records.length > most);
    setAsking(!busy && records.length > 0 && records.length <= most);
  };
  usePrintKey(withKey ? ask : null);
  const go = async (wanted: Wanted): Promise<void> => {
    const { sheetJob } = await import("./sheetJob.ts");
    await print(sheetJob(world, title, records, wanted));
  };
  return (
    <>
      <button type="button" disabled={records.length === 0} aria-disabled={busy} onClick={ask}>{busy ? words.printing : word}</button>
      {asking ? <PrintDialog along={along} onPrint={(wanted) => void go(wanted)} onClose={() => setAsking(false)} /> : null}
      <Notice text={tooMany ? fillIn(printingStrings[world.language].tooMany, { n: most }) : null} />
      {shown}
    </>
  );
}
