import type { AnyRecordType } from "#shared/engine/record.ts";
import { blankForm } from "#renderer/sheets/blankForm.ts";
import { sheetTitle } from "#renderer/sheets/values.ts";
import { useWords, useWorld } from "../world.tsx";
import { paperJob } from "./job.ts";
import { printingStrings } from "./strings.ts";
import { usePrint } from "./usePrint.tsx";
import { usePrintKey } from "./usePrintKey.ts";

/** The blank form of a sheet, for whoever fills it by pen. */
export function PrintBlank({ type }: { readonly type: AnyRecordType }) {
  const { language } = useWorld();
  const words = useWords();
  const { print, busy, shown } = usePrint();
  const title = sheetTitle(type, language);
  const blank = (): void => void print(paperJob(title, language, () => blankForm(type, language)));
  usePrintKey(blank);
  return <><button type="button" aria-disabled={busy} onClick={blank}>{busy ? words.printing : printingStrings[language].blank}</button>{shown}</>;
}
