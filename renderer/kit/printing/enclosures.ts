import type { Attachment, RecordState } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { pictureHtml } from "#renderer/sheets/printHtml.tsx";
import { fillIn, visible } from "#renderer/sheets/values.ts";
import { previewOf, sizeText } from "../fileRules.ts";
import type { Port } from "../port.ts";
import type { Piece } from "./job.ts";
import { pictureForPaper } from "./picture.ts";
import { printingStrings } from "./strings.ts";

/** What becomes of an attached file when its sheet is printed: it follows the sheet, or stands in the list with the reason why it does not. */
export type Enclosure = { readonly attachment: Attachment; readonly fate: "appended" | "listed" | "missing" | "damaged"; readonly pdf?: Uint8Array; readonly picture?: string };

/** Opens the files of a sheet for printing, one after another, so that a weak PC holds no more than it prints. */
export async function openEnclosures(port: Port, { id, attachments }: RecordState): Promise<readonly Enclosure[]> {
  const opened: Enclosure[] = [];
  for (const attachment of attachments) opened.push({ attachment, ...(await openOne(port, id, attachment)) });
  return opened;
}

async function openOne(port: Port, record: string, attachment: Attachment): Promise<Omit<Enclosure, "attachment">> {
  const kind = previewOf(attachment);
  if (kind === "none") return { fate: "listed" };
  const bytes = await port.ask("openFile", { record, attachment });
  if (!bytes.ok) return { fate: bytes.error.code === "file.damaged" ? "damaged" : "missing" };
  if (kind === "picture") {
    const picture = await pictureForPaper(bytes.value, attachment.type);
    return picture === null ? { fate: "damaged" } : { fate: "appended", picture };
  }
  const { canMerge } = await import("./mergePdf.ts");
  return (await canMerge(bytes.value)) ? { fate: "appended", pdf: bytes.value } : { fate: "damaged" };
}

/** The lines of the list of files, as the sheet prints it. */
export const fileLines = (enclosures: readonly Enclosure[], language: Language): readonly (readonly string[])[] =>
  enclosures.map(({ attachment: { name, size, digest }, fate }, index) => [String(index + 1), visible(name), sizeText(size), digest, printingStrings[language][fate]]);

/** What follows the sheet, in the order of its list. */
export function enclosedPieces(enclosures: readonly Enclosure[], language: Language): readonly Piece[] {
  return enclosures.flatMap(({ attachment, pdf, picture }, index): readonly Piece[] => {
    if (pdf !== undefined) return [{ pdf }];
    const caption = fillIn(printingStrings[language].caption, { n: index + 1, name: visible(attachment.name) });
    return picture === undefined ? [] : [{ html: pictureHtml(caption, picture, language) }];
  });
}
