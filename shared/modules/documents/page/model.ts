/**
 * A red-headed document 红头公文 as its elements: what stands on the paper, in the words of the standard (GB/T 9704—2012), and nothing of where.
 * Texts are as they are printed; dates are written out (2026年1月5日).
 */
export type OfficialPage = GeneralPage | LetterPage | OrderPage | MinutesPage;

/** 7: the general format, down or (with signers) up. */
export type GeneralPage = Elements & Printed & {
  readonly format: "general";
  readonly mark: Mark;
  readonly number: string;
  /** 7.2.6: who signed a document that goes up; the official order. Empty on one that goes down. */
  readonly signers: readonly string[];
  readonly title: string;
  readonly addressees: string | null;
  readonly signing: Signing | null;
};

/** 10.1: the letter format 信函格式. Its imprint has neither rules nor printing organ. */
export type LetterPage = Elements & {
  readonly format: "letter";
  readonly mark: Mark;
  readonly number: string;
  readonly title: string;
  readonly addressees: string | null;
  readonly signing: Signing | null;
};

/** 10.2: the order format 命令（令）格式; it has no title and no addressees. */
export type OrderPage = Elements & Printed & { readonly format: "order"; readonly mark: Mark; readonly number: string; readonly signing: Signing };

/** 10.3: the minutes format 纪要格式. */
export type MinutesPage = Elements & Printed & {
  readonly format: "minutes";
  readonly mark: Mark;
  readonly number: string;
  readonly title: string | null;
  readonly attendees: readonly Attendees[];
};

/** 7.2.4: whose document it is. `word` is what stands after the names: 文件, 令, 纪要, or nothing. */
export type Mark = { readonly names: readonly string[]; readonly word: string };

type Elements = {
  /** 7.2.1–7.2.3: six digits, 机密★5年, 特急. */
  readonly copyNumber: string | null;
  readonly secrecy: string | null;
  readonly urgency: string | null;
  /** Paragraphs; the level of each follows from how it is numbered (7.3.3). */
  readonly body: readonly string[];
  /** 7.3.4: the names of the annexes, without numbers. */
  readonly attachments: readonly string[];
  /** 7.3.6: without its parentheses. */
  readonly note: string | null;
  /** 7.3.7: the annexes that are bound with the body. */
  readonly annexes: readonly Annex[];
  /** 7.4.2: who else receives it, without the word before and the full stop after. */
  readonly copies: string | null;
  /** 7.4, 7.5: the imprint at the foot of the last page of text, or at the back of the last sheet of paper, which an even page is. */
  readonly imprintOn: "lastPage" | "backPage";
};

/** 7.4.3: who printed it and when; null where the document has no such line. */
type Printed = { readonly printing: { readonly organ: string; readonly date: string } | null };

export type Annex = { readonly title: string; readonly body: readonly string[] };
export type Attendees = { readonly label: string; readonly names: string };

/** 7.3.5: how it is signed. `seal` is the width of one seal in millimetres. */
export type Signing =
  | { readonly kind: "sealed"; readonly organs: readonly string[]; readonly date: string; readonly seal: number }
  | { readonly kind: "unsealed"; readonly organs: readonly string[]; readonly date: string }
  | { readonly kind: "signature"; readonly signers: readonly { readonly post: string; readonly name: string }[]; readonly date: string };
