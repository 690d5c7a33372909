import { defineStrings } from "#shared/engine/words.ts";

/** Words of printing sheets: the choices, the progress, and what becomes of attached files on paper. */
export const printingStrings = defineStrings({
  zh: {
    heading: "打印单据", headingMany: "打印 {n} 份单据", withTrail: "连同办理过程", withFiles: "连同附件（{n} 个）", withFilesOfMany: "连同各份的附件", filesHint: "图片和 PDF 附在单据后面；其他文件列在清单上，写明大小和指纹。", remembered: "下次打印会先照这次的选择。",
    begin: "排版预览", cancel: "取消", working: "正在排版，已好 {n} 份，共 {m} 份……", stop: "停止", close: "关闭",
    stopped: "已停止，没有打印，也没有计入重打次数。", counted: "这份单据刚刚在另一个窗口打印过。请再点一次打印，重打次数才写得对。", notHere: "选中的单据这台电脑上打不开，没有打印。请联网同步后再试。",
    appended: "已附后", listed: "未附，请另存后打印", missing: "未附，还没有下载到本机", damaged: "未附，加密或已损坏", caption: "附件 {n}：{name}",
    blank: "打印空白表", printSelected: "打印选中的单据（{n}）", selectRow: "选中 {title}", selectAll: "选中符合条件的全部单据", tooMany: "一次最多打印 {n} 份。请少选一些，或先缩小筛选范围。",
  },
  en: {
    heading: "Print the sheet", headingMany: "Print {n} sheets", withTrail: "With its history", withFiles: "With its files ({n})", withFilesOfMany: "With the files of each", filesHint: "Pictures and PDFs follow the sheet; other files are listed with size and digest.", remembered: "The next printing begins with this choice.",
    begin: "Lay out", cancel: "Cancel", working: "Laying out, {n} of {m} ready…", stop: "Stop", close: "Close",
    stopped: "Stopped. Nothing was printed or counted.", counted: "This sheet was printed in another window just now. Print once more, so that the count is right.", notHere: "These sheets cannot be opened on this computer, so nothing was printed. Synchronise and try again.",
    appended: "Follows", listed: "Not printed; save and print it", missing: "Not printed; not on this computer yet", damaged: "Not printed; protected or damaged", caption: "File {n}: {name}",
    blank: "Print a blank form", printSelected: "Print selected sheets ({n})", selectRow: "Select {title}", selectAll: "Select every sheet that matches", tooMany: "At most {n} sheets at a time. Pick fewer, or narrow the filter first.",
  },
});
