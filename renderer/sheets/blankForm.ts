import { blankOf, type Fields, type Form } from "#shared/engine/fields.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { toPaperContent } from "./content.ts";

const nobody = { person: "", name: "", title: "", unit: "" };

/** The form as it is handed out to be filled by pen: nothing is known of it, so its type is asked for no facts, and it names no record. */
export function blankForm(type: AnyRecordType, language: Language): PaperContent {
  const state: RecordState = { id: "", version: 0, status: "", form: untouched(type), unit: "", unitName: "", applicant: nobody, created: 0, submitted: 0, attachments: [], content: "", cards: {}, route: null, trail: [] };
  const { mark: _, ...content } = toPaperContent({ type: { ...type, facts: () => ({}) }, state, language, withTrail: false, number: null });
  return { ...content, code: "", note: "", right: "" };
}

// On paper nothing is ticked beforehand, as the screen would for convenience.
const untouched = (type: AnyRecordType): Form => Object.fromEntries(Object.entries(blankOf(type.fields as Fields)).map(([name, value]) => [name, (type.fields as Fields)[name]?.input === "choice" ? "" : value]));
