/** How the boxes of a page of paper look, on screen and in print. A text and no file, so that whatever prints has it in hand. */
export const paperCss = `
.page { --ink: #000; position: relative; background: #fff; color: var(--ink); overflow: hidden; font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; }
.page .box { position: absolute; box-sizing: border-box; }
.page .frame { border: 1px solid var(--ink); }
.page .frame .run { margin: -1px 0 0 -1px; }
.page .run { position: absolute; display: block; white-space: pre; }
.page .title .run { font-family: "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; font-weight: 700; letter-spacing: 0; }
.page .label .run, .page .columnHead .run, .page .heading .run { font-family: "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; }
.page .mark svg { display: block; width: 100%; height: 100%; fill: var(--ink); }
.page .bold { font-weight: 700; }
`;
