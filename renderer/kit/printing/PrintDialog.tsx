import { useState } from "react";
import type { HostSettings } from "#shared/contracts/host.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { useAsk, useQuery, useWorld } from "../world.tsx";
import type { Wanted } from "./sheetJob.ts";
import { closeAround, SmallDialog } from "./SmallDialog.tsx";
import { printingStrings } from "./strings.ts";

/** What may be printed along with the sheets: their history where they have a flow, and so many files (`null`: not counted for many sheets). */
export type Along = { readonly sheets: number; readonly hasTrail: boolean; readonly files: number | null };
type Props = { readonly along: Along; readonly onPrint: (wanted: Wanted) => void; readonly onClose: () => void };

/** 打印单据 — with or without history and files; the choice is this PC's and is the next one's beginning. */
export function PrintDialog(props: Props) {
  const settings = useQuery("session", {})?.settings;
  return settings === undefined ? null : <Asking {...props} settings={settings} />;
}

function Asking({ along: { sheets, hasTrail, files }, settings, onPrint, onClose }: Props & { readonly settings: HostSettings }) {
  const { language } = useWorld();
  const words = printingStrings[language];
  const { ask } = useAsk("saveSettings");
  const [printTrail, setTrail] = useState(settings.printTrail);
  const [printFiles, setFiles] = useState(settings.printFiles);
  const print = (): void => {
    if (printTrail !== settings.printTrail || printFiles !== settings.printFiles) void ask({ printTrail, printFiles });
    onPrint({ trail: printTrail, files: printFiles && files !== 0 });
  };
  return (
    <SmallDialog title={sheets === 1 ? words.heading : fillIn(words.headingMany, { n: sheets })} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); closeAround(event); print(); }}>
        {hasTrail ? <label><input type="checkbox" checked={printTrail} onChange={({ target }) => setTrail(target.checked)} /> {words.withTrail}</label> : null}
        {files === 0 ? null : <label><input type="checkbox" checked={printFiles} aria-describedby="print-files" onChange={({ target }) => setFiles(target.checked)} /> {files === null ? words.withFilesOfMany : fillIn(words.withFiles, { n: files })}</label>}
        {files === 0 ? null : <small id="print-files" className="hint">{words.filesHint}</small>}
        {hasTrail || files !== 0 ? <small className="hint">{words.remembered}</small> : null}
        <p className="buttons"><button type="submit" className="primary">{words.begin}</button><button type="button" onClick={closeAround}>{words.cancel}</button></p>
      </form>
    </SmallDialog>
  );
}
