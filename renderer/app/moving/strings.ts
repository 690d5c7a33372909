import { defineStrings } from "#shared/engine/words.ts";

/** Words for carrying a desk to another PC. */
export const movingStrings = defineStrings({
  zh: {
    title: "搬到另一台电脑",
    about: "换电脑，或者这台电脑快要坏了，可以把这台电脑上的全部工作存成一个文件，用 U 盘搬到新电脑上接着办：没有上报的事、草稿、附件、常用语都在内。没有网络也能搬。搬走以后，这台电脑上的人都会退出登录，不能再办理。",
    start: "开始搬走", sure: "确定要搬走这台电脑上的全部工作吗？所有人都要先停下手里的事。", confirm: "确定搬走", cancel: "取消", working: "正在整理，请稍候……",
    leavingTitle: "这台电脑上的工作正在搬走", since: "从{moment}起，这台电脑停止办理。",
    step1: "把文件存到 U 盘上。", step2: "把下面的搬家码抄在纸上，不要与 U 盘放在一起。", step3: "在新电脑上打开文驿，选“从另一台电脑搬来”，选这个文件，输入搬家码。",
    save: "保存文件", saving: "正在保存……", code: "搬家码", unreadableCode: "搬家码读不出来了。请先取消，再重新开始。", fileName: "文驿搬家文件",
    stay: "取消搬走，继续用这台电脑", staySure: "只有新电脑上还没有用过这个文件时才能取消。两台电脑同时办理会造成冲突。确定取消吗？", stayConfirm: "新电脑上没有用过，取消搬走",
    takeWay: "从另一台电脑搬来", takeHint: "把旧电脑上存好的搬家文件和抄下的搬家码拿来，旧电脑上的工作就在这台电脑上接着办。", file: "搬家文件", typeCode: "搬家码（抄在纸上的）", take: "搬来", taking: "正在核对，请不要拔出 U 盘……",
    arrived: "已经搬来，全部核对无误：{people}；本机办理过的事 {commands} 件，其中 {unsent} 件还没有上报；草稿和个人资料 {documents} 份。请用原来的密码登录。", nobody: "还没有人登录过",
    faults: {
      notADesk: "这不是文驿的搬家文件，请重新选择。", wrongCode: "搬家码不对，请对照纸上的重新输入。", incomplete: "这个文件不完整，或者被改动过，什么也没有搬来。请回到旧电脑，重新保存一份文件。", inUse: "这台电脑上已经有人办理过，不能再搬来另一台电脑的工作。请换一台没有用过文驿的电脑。",
      diskFull: "这台电脑的磁盘满了，没有搬来。请清理磁盘后再试。", unavailable: "没有搬成，请稍候再试；旧电脑上的内容都还在。",
    },
  },
  en: {
    title: "Move to another computer",
    about: "Everything on this computer can be saved as one file and carried on a stick to another computer, to go on there: what was not reported, drafts, files, phrases. No network is needed. Everybody on this computer is signed out and can do nothing more here.",
    start: "Begin to move", sure: "Move all the work of this computer? Everybody has to stop first.", confirm: "Move it", cancel: "Cancel", working: "Packing…",
    leavingTitle: "The work of this computer is being moved", since: "Since {moment} nothing can be done here.",
    step1: "Save the file to the stick.", step2: "Write the code below on paper; do not keep it with the stick.", step3: "Open Wenyi on the new computer, choose “Move here from another computer”, the file, and type the code.",
    save: "Save the file", saving: "Saving…", code: "Code", unreadableCode: "The code cannot be read any more. Cancel, and begin again.", fileName: "Wenyi-desk",
    stay: "Do not move; go on here", staySure: "Only where the file was not used on the new computer: two computers at once would conflict. Go on here?", stayConfirm: "It was not used; go on here",
    takeWay: "Move here from another computer", takeHint: "With the file and the code of the old computer its work goes on here.", file: "The file", typeCode: "The code (written on paper)", take: "Move here", taking: "Checking; leave the stick in…",
    arrived: "All is here and was checked: {people}; {commands} matters handled, of which {unsent} were not reported yet; {documents} drafts and personal documents. Sign in with the same password.", nobody: "nobody has signed in",
    faults: {
      notADesk: "This is no such file of Wenyi. Choose another.", wrongCode: "The code is wrong. Compare it with the paper.", incomplete: "The file is not whole, or was changed. Nothing was taken from it. Save it once more on the old computer.", inUse: "Somebody has worked on this computer; it cannot take another one's work. Use a computer where Wenyi was not used yet.",
      diskFull: "The disk of this computer is full. Free some space and try again.", unavailable: "It did not work. Try again in a moment; everything is still on the old computer.",
    },
  },
});
