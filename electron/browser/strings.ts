/** Words of the browser host, for people who see it before any page of ours and before anybody has chosen a language. */
export const pages = {
  title: { zh: "文驿", en: "Wenyi" },
  opening: { zh: "正在打开文驿…", en: "Opening Wenyi…" },
  usedToken: { zh: "这个打开链接已经用过或已超过十分钟。请回到桌面，重新打开文驿。", en: "This link has been used, or is older than ten minutes. Open Wenyi again from the desktop." },
  refused: { zh: "请从桌面图标打开文驿。本页只接受本机文驿窗口的访问。", en: "Open Wenyi from its desktop icon. Only the Wenyi window of this PC is let in here." },
};

/** Why the browser host does not start. */
export const sentences = {
  portTaken: (port: number) => ({
    zh: `本机端口 ${port} 已被别的程序占用，文驿没有启动。请关闭占用该端口的程序，或用 --port 另指定一个端口。`,
    en: `Port ${port} of this PC is used by another program, so Wenyi was not started. Close that program, or name another port with --port.`,
  }),
  oldNode: (found: string) => ({ zh: `文驿需要 Node.js 20.19 或更高版本，当前是 ${found}。请升级后再启动。`, en: `Wenyi needs Node.js 20.19 or newer, and this is ${found}. Upgrade it and start again.` }),
  noBrowser: () => ({
    zh: "没有找到可用的 Chromium、Chrome 或 Edge 浏览器。请安装其中之一，或用环境变量 WENYI_BROWSER 指明其位置。",
    en: "No Chromium, Chrome or Edge was found that can be started. Install one of them, or name its place in the variable WENYI_BROWSER.",
  }),
  badFlag: (flag: string) => ({
    zh: `不认识的参数 ${flag}。可用参数：--data --profile --hub --ca --port --renderer --no-open。`,
    en: `Unknown flag ${flag}. Known are --data --profile --hub --ca --port --renderer --no-open.`,
  }),
};
