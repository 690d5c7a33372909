import type { RecordView } from "#shared/contracts/port.ts";
import { paginate } from "#shared/engine/paginate.ts";
import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { toPaperContent } from "#renderer/sheets/content.ts";
import { printHtml } from "#renderer/sheets/printHtml.tsx";
import { withUnitNames } from "../unitNames.ts";
import { openPictures } from "../signature/pictures.ts";
import { once, type World } from "../world.tsx";
import { enclosedPieces, fileLines, openEnclosures } from "./enclosures.ts";
import type { Made, PrintJob } from "./job.ts";

export type Wanted = { readonly trail: boolean; readonly files: boolean };
type Place = Pick<World, "port" | "registry" | "language">;

/** So many sheets go to the printer's browser at once: starting it costs more than a page. */
const together = 10;

/** The sheets of records as one print; with files, each sheet is followed by its own. */
export function sheetJob(place: Place, title: string, records: readonly string[], wanted: Wanted): PrintJob {
  const size = wanted.files ? 1 : together;
  const groups = Array.from({ length: Math.ceil(records.length / size) }, (_, index) => records.slice(index * size, (index + 1) * size));
  return { title, steps: groups.map((group) => ({ sheets: group.length, make: () => makeSheets(place, group, wanted) })) };
}

async function makeSheets(place: Place, records: readonly string[], wanted: Wanted): Promise<Result<Made, Coded>> {
  const { port, language } = place;
  const found = await Promise.all(records.map((id) => once(port, "record", { id }, () => true)));
  const views = found.filter((view): view is RecordView => view !== null);
  if (views.length < records.length) return err({ code: "print.notHere" }); // nothing is left out without a word
  const numbered = views.filter(({ card }) => card.number !== null && card.number !== "").map(({ state }) => state.id);
  const counted = await once(port, "prints", { records: numbered }, () => true);
  const units = await once(port, "units", {}, () => true);
  const enclosures = wanted.files ? await openEnclosures(port, must(views[0], "a sheet").state) : [];
  const pictures = await openPictures(place, views.map(({ state }) => state));
  const models = views.map((view) => paginate(toPaperContent({
    type: must(place.registry.type(view.kind), view.kind), state: withUnitNames(view.state, units), language, withTrail: wanted.trail, number: view.card.number,
    reprints: counted[view.state.id] ?? 0, files: fileLines(enclosures, language), pictures,
  })));
  return ok({ pieces: [{ html: printHtml(models, language) }, ...enclosedPieces(enclosures, language)], counted });
}
