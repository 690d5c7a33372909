import { defineStrings } from "#shared/engine/words.ts";

/** Words about verdicts recorded for a leader. */
export const recordStrings = defineStrings({
  zh: {
    leader: "代哪位领导", give: "登记代录", hint: "把{name}给出的意见照原话写在上面的意见栏里。单据上会写明由您代录，{name}事后可以确认或提出异议；有领导签字的纸件，请拍照附上。", instead: "可代{name}登记",
    fields: { verdict: "领导的决定", means: "怎样给出的", givenOn: "哪天给出的" },
  },
  en: {
    leader: "For whom", give: "Record it", hint: "Write the words of {name} in the opinion box above. The sheet says that you recorded them, and {name} may confirm or object; attach a picture of the signed paper where there is one.", instead: "may be recorded for {name}",
    fields: { verdict: "Decision", means: "How it was given", givenOn: "When it was given" },
  },
});
