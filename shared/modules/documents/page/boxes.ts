/** A document laid out: pages of things at their places, in millimetres from the upper left corner of the paper. Reading and printing draw exactly this. */
export type LaidOut = { readonly pages: readonly LaidPage[]; readonly deviations: readonly Deviation[] };
export type LaidPage = { readonly boxes: readonly PlacedBox[] };

export type PlacedBox = TextBox | RuleBox | SealBox | SignatureBox;

/** The classes of type that the standard names: 仿宋, 楷体, 黑体, 小标宋, 宋体. */
export type FontClass = "fangsong" | "kai" | "hei" | "headline" | "song";
export type Ink = "black" | "red";

/**
 * One line of text in one class, never broken again. `x`, `y` is the upper left corner of its first character's square, `size` is in points.
 * Its characters share `width`: a full-width one takes a share, a half-width one half a share.
 */
export type TextBox = { readonly kind: "text"; readonly role: Role; readonly text: string; readonly font: FontClass; readonly size: number; readonly x: number; readonly y: number; readonly width: number; readonly ink: Ink };
export type RuleBox = { readonly kind: "rule"; readonly role: Role; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly ink: Ink };
/** Where a seal goes: the square around it. */
export type SealBox = { readonly kind: "seal"; readonly role: "seal"; readonly organ: string; readonly x: number; readonly y: number; readonly width: number };
/** Where the stamp of a signature 签名章 goes. */
export type SignatureBox = { readonly kind: "signature"; readonly role: "signature"; readonly name: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Role =
  | "copyNumber" | "secrecy" | "urgency" | "mark" | "number" | "signerLabel" | "signer" | "redRule"
  | "title" | "addressees" | "body" | "attachment" | "organ" | "date" | "post" | "seal" | "signature" | "note" | "attendees"
  | "annexLabel" | "annexTitle" | "imprintRule" | "copies" | "printing" | "pageNumber";

/** Where the layout had to leave the standard's ordinary figures, and by how much; the words are in strings.ts. */
export type Deviation =
  | { readonly code: "pitchChanged"; readonly page: number; readonly millimetres: number }
  | { readonly code: "linesMoved"; readonly page: number; readonly lines: number }
  | { readonly code: "addresseesMoved" }
  | { readonly code: "signingAlone"; readonly page: number }
  | { readonly code: "imprintAlone"; readonly page: number }
  | { readonly code: "outsideCore"; readonly page: number; readonly text: string }
  | { readonly code: "bodyNotOnFirstPage" }
  | { readonly code: "titleTooLong"; readonly lines: number };
