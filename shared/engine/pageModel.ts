/** A laid-out sheet: pages of boxes in millimetres with their lines already broken. Reading and printing draw exactly this. */
export type PaperModel = { readonly title: string; readonly landscape: boolean; readonly width: number; readonly height: number; readonly pages: readonly PageModel[] };
export type PageModel = { readonly boxes: readonly PageBox[] };

/** One rectangle of a page; `frame` says whether its edges are drawn. Positions count from the page's upper left corner. */
export type PageBox = { readonly role: BoxRole; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly frame: boolean; readonly runs: readonly Run[] };
export type BoxRole = "title" | "head" | "foot" | "label" | "value" | "columnHead" | "sum" | "heading" | "prose" | "mark";

/** A picture on paper: where its bytes are (a data address), and its width as a share of its height. */
export type Picture = { readonly source: string; readonly ratio: number };

/** One line of text, never broken again. `size` is in points, `x` and `width` the room it is aligned in. */
export type Run = { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number; readonly align: Align; readonly bold: boolean; readonly picture?: Placed };
/** A picture in the place of a line's text, in millimetres. */
export type Placed = { readonly source: string; readonly width: number; readonly height: number };
export type Align = "start" | "center" | "end";

/** A paragraph that goes into a box: an opinion begins at the left, the signature under it ends at the right; a picture stands above its text. */
export type Paragraph = { readonly text: string; readonly align: Align; readonly picture?: Picture };

/** What a sheet shows, with every word and value resolved: the input of `paginate`. */
export type PaperContent = {
  readonly title: string;
  readonly landscape: boolean;
  /** Under the title on every page: the unit at the left, the number at the right. */
  readonly left: string;
  readonly right: string;
  /** At the foot of every page: the record's own code at the left, a note at the right. */
  readonly code: string;
  /** What the square code at the upper right of every page holds; a paper without one names no record. */
  readonly mark?: string;
  readonly note: string;
  readonly blocks: readonly PaperBlock[];
  readonly words: PaperWords;
};

/** `page` holds {n} and {m}; `carried` is 过次页, `brought` 承前页, `sum` 合计, `continued` （续）. */
export type PaperWords = { readonly page: string; readonly carried: string; readonly brought: string; readonly sum: string; readonly continued: string };

export type PaperBlock =
  | { readonly kind: "grid"; readonly columns: readonly number[]; readonly rows: readonly PaperRow[] }
  | PaperTable
  | { readonly kind: "matrix"; readonly head: readonly string[]; readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[]; readonly rowLabel: number; readonly cell: number; readonly height: number }
  | { readonly kind: "prose"; readonly text: string };

export type PaperRow = { readonly height: number; readonly cells: readonly PaperCell[] };
/** A label column and the `span` value columns after it. `middle` centres the value in its height, as short facts stand. */
export type PaperCell = { readonly label: string; readonly span: number; readonly middle: boolean; readonly content: readonly Paragraph[] };

/** Repeating rows under a head that repeats on each page; `heading` stands above the first. `sums` carries sub-totals over page breaks. */
export type PaperTable = {
  readonly kind: "table";
  readonly heading: string | null;
  /** The type size of its cells in points. */
  readonly size: number;
  readonly columns: readonly { readonly label: string; readonly width: number; readonly align: Align }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly amounts: readonly (number | null)[] }[];
  readonly minimum: number;
  readonly sums: ((column: number, total: number) => string) | null;
};
