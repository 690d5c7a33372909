import { demonstration } from "#shared/modules/organisation/fixtures.ts";

/**
 * 青山县水务局 in full: office, six departments, three remote branches, about forty people of all grades, eight seals. The small
 * organisation is part of it, with the same people at the same posts.
 */
const at = (unit: string, post: string, title: string) => ({ unit, post, title });
const department = (id: string, name: string) => ({ id, name: `青山县水务局${name}`, short: name, parent: "bureau", level: "department" as const });
const branch = (id: string, name: string) => ({ id, name: `青山县水务局${name}`, short: name, parent: "bureau", level: "branch" as const });

const units = [
  ...demonstration.units,
  department("personnel", "人事科"), department("resources", "水资源科"), department("rivers", "河道管理科"), department("works", "工程建设科"), department("safety", "安全监督科"),
  branch("qingxi", "青溪分局"), branch("shimen", "石门分局"),
];

const people = [
  ...demonstration.people,
  { id: "he", name: "何立新", login: "helx", posts: [at("bureau", "leader", "总工程师")] },
  { id: "luo", name: "罗素芬", login: "luosf", posts: [at("office", "staff", "二级主任科员"), at("office", "sealKeeper", "印章保管人")] },
  { id: "song", name: "宋文静", login: "songwj", posts: [at("office", "staff", "一级科员")] },
  { id: "xu", name: "许国强", login: "xugq", posts: [at("finance", "staff", "出纳")] },
  { id: "shen", name: "沈玉梅", login: "shenym", posts: [at("finance", "staff", "会计"), at("finance", "sealKeeper", "印章保管人")] },
  { id: "han", name: "韩东升", login: "hands", posts: [at("personnel", "head", "人事科科长")] },
  { id: "tang", name: "唐晓燕", login: "tangxy", posts: [at("personnel", "staff", "三级主任科员")] },
  { id: "dong", name: "董春生", login: "dongcs", posts: [at("resources", "head", "水资源科科长")] },
  { id: "yu", name: "余红霞", login: "yuhx", posts: [at("resources", "staff", "工程师")] },
  { id: "pan", name: "潘俊", login: "panj", posts: [at("resources", "staff", "科员")] },
  { id: "cao", name: "曹建军", login: "caojj", posts: [at("rivers", "head", "河道管理科科长")] },
  { id: "peng", name: "彭巧云", login: "pengqy", posts: [at("rivers", "staff", "四级主任科员")] },
  { id: "zeng", name: "曾祥林", login: "zengxl", posts: [at("rivers", "staff", "工勤技师")] },
  { id: "xiao", name: "肖卫华", login: "xiaowh", posts: [at("works", "head", "工程建设科科长")] },
  { id: "tian", name: "田宝成", login: "tianbc", posts: [at("works", "staff", "高级工程师")] },
  { id: "ding", name: "丁丽娟", login: "dinglj", posts: [at("works", "staff", "工程师")] },
  { id: "wei", name: "魏长河", login: "weich", posts: [at("works", "staff", "科员")] },
  { id: "jiang", name: "蒋永福", login: "jiangyf", posts: [at("safety", "head", "安全监督科科长")] },
  { id: "cai", name: "蔡明珠", login: "caimz", posts: [at("safety", "staff", "科员")] },
  { id: "jia", name: "贾德海", login: "jiadh", posts: [at("liuhe", "staff", "工勤人员")] },
  { id: "ren", name: "任秋菊", login: "renqj", posts: [at("liuhe", "staff", "技术员")] },
  { id: "du", name: "杜长青", login: "ducq", posts: [at("qingxi", "head", "分局局长")] },
  { id: "ye", name: "叶小兰", login: "yexl", posts: [at("qingxi", "sealKeeper", "印章保管人"), at("qingxi", "staff", "科员")] },
  { id: "su", name: "苏庆丰", login: "suqf", posts: [at("qingxi", "staff", "科员")] },
  { id: "lv", name: "吕桂英", login: "lvgy", posts: [at("qingxi", "staff", "工勤人员")] },
  { id: "ma", name: "马建设", login: "majs", posts: [at("shimen", "head", "分局局长")] },
  { id: "hu", name: "胡爱民", login: "huam", posts: [at("shimen", "sealKeeper", "印章保管人"), at("shimen", "staff", "科员")] },
  { id: "guo", name: "郭守义", login: "guosy", posts: [at("shimen", "staff", "四级主任科员")] },
  { id: "lin", name: "林小雨", login: "linxy", posts: [at("shimen", "staff", "试用期人员")] },
];

const carved = { material: "铜", size: "圆形 42", emblem: "star", carver: "青山县印章社", filing: "3308020001", deputy: "", window: 30 } as const;
const seals = [
  ...demonstration.seals,
  { id: "seal-contract", name: "青山县水务局合同专用章", sort: "contract", level: "office", unit: "bureau", mark: "青水合", keeper: "吴敏", stored: "办公室保险柜", ...carved },
  { id: "seal-finance", name: "青山县水务局财务专用章", sort: "finance", level: "office", unit: "finance", mark: "青水财", keeper: "沈玉梅", stored: "财务科保险柜", ...carved, size: "方形 25", emblem: "none" as const, window: 15 },
  { id: "seal-name", name: "李卫东法定代表人名章", sort: "name", level: "office", unit: "office", mark: "青水法", keeper: "罗素芬", stored: "办公室保险柜", ...carved, size: "方形 20", emblem: "none" as const, window: 15 },
  { id: "seal-party", name: "中共青山县水务局党组", sort: "party", level: "office", unit: "office", mark: "青水党", keeper: "罗素芬", stored: "办公室保险柜", ...carved, emblem: "party" as const },
  { id: "seal-qingxi", name: "青山县水务局青溪分局", sort: "official", level: "branch", unit: "qingxi", mark: "青溪印", keeper: "叶小兰", stored: "分局保险柜", ...carved },
  { id: "seal-shimen", name: "青山县水务局石门分局", sort: "official", level: "branch", unit: "shimen", mark: "石门印", keeper: "胡爱民", stored: "分局保险柜", ...carved },
];

export const bureau = { ...demonstration, units, people, seals };

/** What such an office writes, to whom and why: the seed chooses among them. */
export const papers = {
  documents: ["关于{place}堤防巡查情况的函", "关于报送{place}水质监测数据的报告", "关于申请{place}冬修经费的请示", "{place}取水许可延续材料", "{place}河道采砂巡查证明", "关于{place}水库安全鉴定的复函", "{place}农村饮水工程验收意见", "关于{place}防汛值班安排的通知", "{place}水土保持方案批复材料", "关于{place}涉水项目洪评意见的函", "职工{place}收入证明", "介绍信（{place}）"],
  contracts: ["{place}堤防养护施工合同", "{place}水质检测委托合同", "{place}泵站维修合同", "{place}监理服务合同"],
  places: ["柳河段", "青溪上游", "石门水库", "东干渠", "西塘圩", "白沙洲", "梅岭片区", "沙湾泵站", "大桥镇", "新塘村"],
  recipients: ["县政府办公室", "县财政局", "县自然资源局", "市水利局", "县防汛抗旱指挥部办公室", "大桥镇人民政府", "青山县恒源水利工程有限公司"],
  purposes: ["按要求报送上级。", "对方来函要求书面回复。", "办理审批手续需要。", "归口部门催报，请尽快用印。"],
  agreements: ["同意。", "同意。", "同意。", "情况属实，同意。", "请按规定办理。", "已核对，同意上报。"],
  returns: ["请补充测算依据后再报。", "附件不全，请补齐。", "文号有误，请核对。"],
  disagreements: ["与现行规定不符，不予办理。", "此事已另行答复，不再出函。"],
  refusals: ["落款与印章名称不一致。", "份数与批准不符。"],
  companions: ["吴敏", "孙桂芳", "叶小兰", "胡爱民"],
  remarks: ["", "", "", "骑缝章已盖", "原件留存一份"],
  leftovers: ["对方只需一份，其余不再用印。"],
};
