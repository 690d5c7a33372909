/** One thing said in both languages, for moments at which nobody has chosen one. */
export type Said = { readonly zh: string; readonly en: string };

/** The host will not start; the sentence is all that the person is shown. */
export class StartRefused extends Error {
  readonly sentence: Said;

  constructor(sentence: Said) {
    super(sentence.en);
    this.sentence = sentence;
  }
}
