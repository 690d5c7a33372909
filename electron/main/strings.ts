/** Words of the installed client outside its pages. */
const zh = {
  product: "文驿",
  open: "打开文驿",
  quit: "退出文驿（不再同步）",
  nothing: "文驿　没有待办",
  turns: (count: number) => `待办 ${count} 件`,
  attention: (count: number) => `需要处理 ${count} 件`,
  waiting: (count: number) => `等待上报 ${count} 件`,
  offline: "离线，可照常办理",
  newTurn: "有新的待办",
  newTurns: (count: number) => `有 ${count} 件新的待办`,
  unlockToSee: "解锁后查看。",
  saveFailed: "文件没有保存成功",
  saveFailedHow: (path: string) => `没能写入 ${path}。请换一个位置，或检查磁盘是否已满，然后再保存一次。`,
};

const en: typeof zh = {
  product: "Wenyi",
  open: "Open Wenyi",
  quit: "Quit Wenyi (synchronisation stops)",
  nothing: "Wenyi: nothing waits for you",
  turns: (count) => `${count} waiting for you`,
  attention: (count) => `${count} need attention`,
  waiting: (count) => `${count} to be reported`,
  offline: "Offline; everything works",
  newTurn: "Something new waits for you",
  newTurns: (count) => `${count} new matters wait for you`,
  unlockToSee: "Unlock to see it.",
  saveFailed: "The file was not saved",
  saveFailedHow: (path) => `${path} could not be written. Choose another place, or see whether the disk is full, and save again.`,
};

export const desktopWords = { zh, en };

/** Why the installed client does not start. */
export const sentences = {
  damaged: (file: string) => ({
    zh: `文驿的程序文件 ${file} 已损坏或被改动，程序没有启动。您的数据不受影响。请重新安装文驿，或联系管理员。`,
    en: `Wenyi's own file ${file} is damaged or was changed, so Wenyi was not started. Your data is not affected. Install Wenyi again, or ask an administrator.`,
  }),
  refusedSwitch: (name: string) => ({
    zh: `文驿不能带参数 --${name} 启动：它会打开调试接口或关闭安全保护。请去掉该参数后重新启动。`,
    en: `Wenyi does not start with --${name}: it opens a debugger or takes down a protection. Leave it out and start again.`,
  }),
};
