/** What the hub says to whoever starts it. It speaks before any language is chosen, so each sentence stands in both. */
export const words = {
  system: "系统",
  unsafeDatabase: (setting: string) => `数据库的 ${setting} 是关闭的，断电会丢失已经答复的办件，服务不启动。请在 postgresql.conf 中打开后重试。 / ${setting} is off: a power cut would lose what was acknowledged, so the hub does not start. Turn it on in postgresql.conf.`,
  oldDatabase: "PostgreSQL 版本太旧，需要 14 或更新的版本。 / PostgreSQL 14 or newer is needed.",
  newerDatabase: "数据库是由更新版本的服务建立的，请升级本服务后再启动。 / This database was made by a newer build; upgrade the hub first.",
  inUse: (folder: string, pid: number) => `数据目录 ${folder} 正由另一个服务（进程 ${pid}）使用。请先停止它，或换一个数据目录。 / The data folder ${folder} is in use by process ${pid}: stop it, or choose another folder.`,
  portTaken: (port: number) => `端口 ${port} 已被其他程序占用。请关闭那个程序，或用 --port 换一个端口。 / Port ${port} is taken by another program: close it, or choose another one with --port.`,
  databaseFailed: (log: string) => `内置数据库没有启动。数据库最后的记录是： / The embedded database did not start. Its last words:\n${log}`,
  databaseLost: (folder: string) => `数据目录 ${folder} 记着已建立过数据库，但数据库文件不在了。请从备份恢复；确实要从头开始时，另选一个数据目录。 / ${folder} once held a database that is now missing: restore the backup, or choose another folder to begin anew.`,
  settingsLost: (folder: string, cluster: string) => `数据目录 ${folder} 缺少 database.json，但 ${cluster} 里已有数据库。请从备份恢复 database.json；确实要从头开始时，另选一个数据目录。 / ${folder} lacks database.json, but there is a database in ${cluster}: restore that file from the backup, or choose another folder to begin anew.`,
  backupDiffers: (place: string) => `备份 ${place} 读回来与数据库不一致，已作废；数据库本身照常工作。请检查备份所在的磁盘。 / The backup ${place} does not read back as the database was and is thrown away; the database itself goes on. Check the disk it went to.`,
  noBackup: (folder: string) => `${folder} 里没有完整的备份（缺少 backup.json）。请选择备份目录中某一天的文件夹。 / ${folder} holds no finished backup (there is no backup.json): name one day's folder.`,
  notEmpty: (folder: string) => `数据目录 ${folder} 里已有内容，恢复会盖掉它。请用 --data 另选一个空目录。 / The data folder ${folder} is not empty, and a restore would cover what is in it: name an empty one with --data.`,
  ownDatabase: "用本单位的 PostgreSQL 时，请用它自己的 pg_dump 备份；--backup 和 --restore 只用于内置数据库。 / With a PostgreSQL of one's own use its pg_dump; --backup and --restore are for the embedded database.",
  wrongOption: (option: string) => `不认识的选项：${option} / Unknown option: ${option}`,
  noFolder: "请用 --data 指定数据目录，或用 --database-url 指定数据库。 / Name a data folder with --data, or a database with --database-url.",
  noOrganisation: "这个数据库里还没有单位。请用 --organisation 和 --name 建立，或用 --demonstration 装入示范单位。 / No organisation yet: set one up with --organisation and --name, or load the demonstration with --demonstration.",
} as const;
