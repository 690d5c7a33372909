import { useState } from "react";
import type { BoardRow } from "#shared/contracts/port.ts";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import { Notice } from "../Page.tsx";
import { paperJob } from "../printing/job.ts";
import { usePrint } from "../printing/usePrint.tsx";
import { usePrintKey } from "../printing/usePrintKey.ts";
import { registerPaper } from "../registerPaper.ts";
import { saveAs, toWorkbook } from "../saveAs.ts";
import { useQuery, useWords, useWorld } from "../world.tsx";
import { cellsIn, columns, toRow } from "./boardList.ts";
import { boardStrings } from "./strings.ts";

/** The board as it is filtered, on paper and as a workbook. */
export function BoardTools({ rows }: { readonly rows: readonly BoardRow[] }) {
  const words = useWords();
  const { registry, language, now } = useWorld();
  const { title } = boardStrings[language];
  const session = useQuery("session", {});
  const { print, busy, shown } = usePrint();
  const [problem, setProblem] = useState<string | null>(null);
  const list = { title, cells: cellsIn(language), columns, language, view: { totals: {}, rows: rows.map((row) => ({ ...toRow(row, registry, language), $record: row.record, $saved: "reported" as const })) } };
  const save = async (): Promise<void> => {
    const { exportRegister } = await import("../exportRegister.ts");
    saveAs(toWorkbook(await exportRegister({ ...list, total: words.totals })), `${title}.xlsx`);
    setProblem(null);
  };
  const paper = (): void => void print(paperJob(title, language, () => registerPaper({ ...list, left: session?.unitName ?? "", right: fillIn(words.printed, { moment: momentText(now(), language) }) })));
  usePrintKey(rows.length === 0 ? null : paper);
  return (
    <>
      <button type="button" disabled={rows.length === 0} onClick={() => void save().catch((fault: unknown) => setProblem(fillIn(words.exportFailed, { reason: String(fault) })))}>{words.export}</button>
      <button type="button" disabled={rows.length === 0} aria-disabled={busy} onClick={paper}>{busy ? words.printing : words.printRegister}</button>
      <Notice text={problem} />
      {shown}
    </>
  );
}
