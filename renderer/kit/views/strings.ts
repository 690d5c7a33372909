import { defineStrings } from "#shared/engine/words.ts";

/** Words of saved views of a register and of its choice of columns. */
export const viewStrings = defineStrings({
  zh: {
    views: "我的视图", none: "未用视图", save: "存为视图", rename: "改名", remove: "删除视图", name: "视图名称", saveTitle: "把现在的筛选、排序和栏目存为视图", renameTitle: "给视图“{name}”改名", hint: "只有您自己看得到，保存在这台电脑上。同名的视图会被替换。",
    confirm: "保存", cancel: "取消", tooMany: "最多存 {n} 个视图，请先删除不用的。", columns: "栏目", columnsHint: "只影响屏幕上看到的；打印和导出仍是全部栏目，合计不变。",
  },
  en: {
    views: "My views", none: "No view", save: "Save as a view", rename: "Rename", remove: "Remove view", name: "Name of the view", saveTitle: "Save the present filter, sort and columns as a view", renameTitle: "Rename the view “{name}”", hint: "Only you see it, on this computer. A view of the same name is replaced.",
    confirm: "Save", cancel: "Cancel", tooMany: "At most {n} views; remove one first.", columns: "Columns", columnsHint: "Only what is seen on screen; print and export keep every column, and totals stay.",
  },
});
