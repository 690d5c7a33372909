type Facts = { readonly file: string; readonly kept: string; readonly count: number; readonly lost: number };

const zhRepairs = {
  journalTorn: ({ file, kept, count }: Facts) => `本机记录 ${file} 末尾有 ${count} 字节没有写完，已另存为 ${kept}；此前的记录完好。`,
  journalDamaged: ({ file, count, lost }: Facts) => `本机记录 ${file} 有 ${count} 处损坏，其中 ${lost} 条读不出来，文件原样保留。请联系管理员核对。`,
  journalLost: ({ file, count }: Facts) => `本机记录 ${file} 后面有 ${count} 字节读不出来，文件原样保留。请联系管理员核对。`,
  journalForeign: () => "本机记录与本机密钥不相符，不能读取也不再写入，文件原样保留。请联系管理员恢复本机密钥。",
  copied: () => "这台电脑上的数据是从另一台电脑复制来的，现在已是一台独立的电脑。请每个人联网重新登录一次；原电脑还没有上报的事仍由原电脑上报，草稿都在",
  forked: () => "另一台电脑用着与这台相同的编号（硬盘曾被复制），这台现在已换成自己的编号。请每个人联网重新登录一次；还没有上报的事列在“需要处理”里，草稿都在",
  settings: ({ kept }: Facts) => `设置文件已损坏，另存为 ${kept}，现按默认设置运行。`,
  ladder: ({ kept }: Facts) => `密码错误次数的记录已损坏，另存为 ${kept}，现重新计数。`,
  document: ({ kept }: Facts) => `一份草稿或个人资料已损坏，另存为 ${kept}，其余不受影响。`,
  ring: ({ file }: Facts) => `密钥文件 ${file} 读不出来，原样保留。此人暂不能在本机登录，请联系管理员恢复。`,
};

const enRepairs: typeof zhRepairs = {
  journalTorn: ({ file, kept, count }) => `The last ${count} bytes of the journal file ${file} were not completely written; they are kept as ${kept}, and everything before them is sound.`,
  journalDamaged: ({ file, count, lost }) => `The journal file ${file} is damaged in ${count} places and ${lost} records cannot be read; the file is kept as it is. Ask an administrator to check.`,
  journalLost: ({ file, count }) => `${count} bytes at the end of the journal file ${file} cannot be read; the file is kept as it is. Ask an administrator to check.`,
  journalForeign: () => "The journal does not belong to this PC's key; it is neither read nor written and is kept as it is. Ask an administrator to restore the key.",
  copied: () => "The data on this PC were copied from another one; it is a PC of its own now. Everybody signs in once with a network; what the original had not reported is still the original's to report, and drafts are kept",
  forked: () => "Another PC used the same number (a disk was cloned); this one has a number of its own now. Everybody signs in once with a network; what was not reported stands under “Needs attention”, and drafts are kept",
  settings: ({ kept }) => `The settings file was damaged and is kept as ${kept}; the defaults are used.`,
  ladder: ({ kept }) => `The record of wrong passwords was damaged and is kept as ${kept}; counting starts again.`,
  document: ({ kept }) => `A draft or personal document was damaged and is kept as ${kept}; the others are not affected.`,
  ring: ({ file }) => `The key file ${file} cannot be read and is kept as it is. This person cannot sign in here; ask an administrator to restore it.`,
};

export const repairs = { zh: zhRepairs, en: enRepairs };

/** Why the host does not start. */
export const refusals = {
  deviceUnreadable: (path: string) => ({
    zh: `本机密钥文件 ${path} 存在但读不出来，程序没有启动，也没有改动它。请从备份恢复该文件，或联系管理员。`,
    en: `The key file of this PC, ${path}, is there but cannot be read. Nothing was started and the file was not changed. Restore it from a backup, or ask an administrator.`,
  }),
  deviceProtected: (path: string) => ({
    zh: `本机密钥文件 ${path} 由系统钥匙串保护，现在打不开，程序没有启动，也没有改动它。请先解锁系统钥匙串再启动；如果一直打不开，请用安装版文驿打开，或联系管理员。`,
    en: `The key file of this PC, ${path}, is protected by the system's key store, which does not open it now. Nothing was started and the file was not changed. Unlock the key store and start again; if that does not help, use the installed Wenyi or ask an administrator.`,
  }),
  deviceMissing: (path: string) => ({
    zh: `数据目录里已有本机记录，但本机密钥文件 ${path} 不见了，程序没有启动。请从备份恢复该文件，或换一个空的数据目录。`,
    en: `The data folder holds records, but the key file of this PC, ${path}, is gone. Nothing was started. Restore the file from a backup, or use an empty data folder.`,
  }),
  inUse: (folder: string, holder: number) => ({
    zh: `数据目录 ${folder} 正由另一个文驿进程（${holder}）使用，本次没有启动。请使用已打开的窗口，或用 --data 另指定目录。`,
    en: `The data folder ${folder} is used by another Wenyi process (${holder}), so this one was not started. Use the window that is open, or name another folder with --data.`,
  }),
  noRenderer: (folder: string) => ({ zh: `没有找到界面文件 ${folder}。请先完成构建，再启动文驿。`, en: `The pages were not found in ${folder}. Build them first, then start Wenyi.` }),
  badPreset: (file: string) => ({ zh: `预置文件 ${file} 读不出来。它应当是一个 JSON 对象，只写 hub、ca、data 三项中需要的；请改正或删去后再启动。`, en: `The preset file ${file} cannot be read. It is one JSON object with any of hub, ca and data. Correct or remove it and start again.` }),
  badValue: (flag: string) => ({ zh: `参数 ${flag} 缺少取值或取值不对，请改正后再启动。`, en: `The flag ${flag} has no value, or not a usable one. Correct it and start again.` }),
};
