import { useState } from "react";
import type { RegisterFilter, RegisterView } from "#shared/contracts/port.ts";
import { fillIn, momentText, sheetTitle } from "#renderer/sheets/values.ts";
import { Notice } from "./Page.tsx";
import { registerPaper } from "./registerPaper.ts";
import { cellsOf, type Of } from "./registerCells.ts";
import { paperJob } from "./printing/job.ts";
import { PrintSheets } from "./printing/PrintSheets.tsx";
import { printingStrings } from "./printing/strings.ts";
import { usePrint } from "./printing/usePrint.tsx";
import { usePrintKey } from "./printing/usePrintKey.ts";
import { saveAs, toWorkbook } from "./saveAs.ts";
import type { Picked } from "./usePicked.ts";
import { once, useQuery, useWords, useWorld } from "./world.tsx";

type Props = Of & { readonly title: string; readonly filter: RegisterFilter; readonly count: number; readonly picked: Picked };

/** Export and print: all rows of the filter, not only those in sight. */
export function RegisterTools({ register, type, title, filter, count, picked }: Props) {
  const words = useWords();
  const { port, language, now } = useWorld();
  const session = useQuery("session", {});
  const { print, busy: printing, shown } = usePrint();
  const [preparing, setPreparing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const all = (): Promise<RegisterView> => once(port, "register", { name: register.name, filter: { ...filter, offset: 0, limit: Math.max(count, 1) } }, ({ ready }) => ready);
  const save = async (): Promise<void> => {
    setPreparing(true);
    const { exportRegister } = await import("./exportRegister.ts");
    const bytes = await exportRegister({ title, cells: cellsOf(type, language), columns: register.columns, view: await all(), language, total: words.totals });
    setPreparing(false);
    setProblem(null);
    saveAs(toWorkbook(bytes), `${title}.xlsx`);
  };
  const content = async () => registerPaper({ title, cells: cellsOf(type, language), columns: register.columns, view: await all(), language, left: session?.unitName ?? "", right: fillIn(words.printed, { moment: momentText(now(), language) }) });
  const paper = (): void => void print(paperJob(title, language, content));
  usePrintKey(count === 0 ? null : paper);
  return (
    <>
      <button type="button" disabled={preparing || count === 0} onClick={() => void save().catch((fault: unknown) => setProblem(fillIn(words.exportFailed, { reason: String(fault) })))}>{preparing ? words.preparing : words.export}</button>
      <button type="button" disabled={count === 0} aria-disabled={printing} onClick={paper}>{printing ? words.printing : words.printRegister}</button>
      <PrintSheets records={[...picked.records]} title={sheetTitle(type, language)} along={{ sheets: picked.records.size, hasTrail: type.flow !== null, files: type.flow === null ? 0 : null }} word={fillIn(printingStrings[language].printSelected, { n: picked.records.size })} />
      <Notice text={problem} />
      {shown}
    </>
  );
}
