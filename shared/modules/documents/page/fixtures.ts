import type { GeneralPage, LetterPage, MinutesPage, OfficialPage, OrderPage } from "./model.ts";

const plain = { copyNumber: null, secrecy: null, urgency: null, attachments: [], note: null, annexes: [], copies: null, imprintOn: "lastPage" } as const;
const paragraph = "各单位要按照“谁主管、谁负责”的原则，逐级压实防汛责任，对辖区内126处堤防、38座小型水库和17处易涝点逐一排查，建立台账，限期整改，并于2026年5月20日前将整改情况书面报送县防汛抗旱指挥部办公室（联系电话：0570-1234567）。";

/** Down: one organ, sealed, with annexes, note, copies. */
export const notice: GeneralPage = {
  ...plain,
  format: "general", mark: { names: ["清河县水务局"], word: "文件" }, number: "清水发〔2026〕5号", signers: [], urgency: "特急",
  title: "清河县水务局关于做好2026年汛期堤防巡查和水库安全度汛工作的通知", addressees: "各乡镇水管站，局属各单位，机关各科室：",
  body: [
    "为切实做好2026年汛期安全度汛工作，保障人民群众生命财产安全，根据《中华人民共和国防洪法》和省、市防汛抗旱指挥部部署，现就有关事项通知如下。",
    "一、总体要求",
    "坚持人民至上、生命至上，立足防大汛、抗大洪、抢大险、救大灾，做到早部署、早准备、早落实，确保“人员不伤亡、水库不垮坝、重要堤防不决口”。",
    "二、重点任务",
    `（一）全面开展隐患排查。${paragraph}`,
    "（二）严格落实值班制度。汛期实行24小时值班和领导带班制度，值班电话保持畅通，重要情况30分钟内口头报告、60分钟内书面报告。",
    "1.值班人员须熟悉预案，掌握辖区内水库、堤防和易涝点的基本情况。",
    "（1）每班不少于2人，其中1人为中层以上干部。",
    "三、工作要求",
    paragraph,
    "特此通知。",
  ],
  attachments: ["2026年清河县汛期堤防巡查责任人名单及联系方式一览表（含局属各单位值班电话和夜间联系人）", "水库安全度汛检查表"],
  signing: { kind: "sealed", organs: ["清河县水务局"], date: "2026年4月28日", seal: 42 }, note: "此件公开发布",
  annexes: [{ title: "2026年清河县汛期堤防巡查责任人名单", body: [paragraph, paragraph] }, { title: "水库安全度汛检查表", body: [paragraph] }],
  copies: "县委办公室，县人大常委会办公室，县政府办公室，县政协办公室，市水利局，县应急管理局，县自然资源局，县气象局。", printing: { organ: "清河县水务局办公室", date: "2026年4月29日" },
};

/** Up: two who signed, of whom one has a name of two characters; a single page of text. */
export const request: GeneralPage = {
  ...plain,
  format: "general", mark: { names: ["清河县水务局"], word: "文件" }, number: "清水〔2026〕12号", signers: ["刘建国", "陈敏"], copyNumber: "000001", secrecy: null,
  title: "关于解决柳河段堤防应急加固工程资金的请示", addressees: "清河县人民政府：",
  body: ["柳河段堤防始建于1978年，全长12.6公里，保护人口4.3万人、耕地5.1万亩。去年汛期连续出现3处管涌险情，虽经抢护脱险，但堤身单薄、渗漏严重的问题没有根本解决。", "经测算，应急加固工程共需资金1680.32万元，除争取省级补助900万元外，尚缺780.32万元，恳请县政府从县级预备费中安排解决。", "妥否，请批示。"],
  signing: { kind: "unsealed", organs: ["清河县水务局"], date: "2026年3月5日" }, note: "联系人：陈秀英，电话：0570-1234567", printing: { organ: "清河县水务局办公室", date: "2026年3月5日" },
};

/** Joint: three organs, each with its seal. */
export const joint: GeneralPage = {
  ...plain,
  format: "general", mark: { names: ["清河县水务局", "清河县财政局", "清河县自然资源局"], word: "文件" }, number: "清水联发〔2026〕3号", signers: [],
  title: "关于印发《清河县水利工程维修养护资金管理办法》的通知", addressees: "各乡镇人民政府，县直各有关单位：",
  body: ["现将《清河县水利工程维修养护资金管理办法》印发给你们，请认真贯彻执行。执行中遇到的问题，请及时向县水务局、县财政局反映。", paragraph],
  signing: { kind: "sealed", organs: ["清河县水务局", "清河县财政局", "清河县自然资源局"], date: "2026年12月25日", seal: 42 },
  note: "此件公开发布", copies: "市水利局，市财政局，市自然资源和规划局。", printing: { organ: "清河县水务局办公室", date: "2026年12月26日" },
};

/** The letter format, on two pages. */
export const letter: LetterPage = {
  ...plain,
  format: "letter", mark: { names: ["清河县水务局"], word: "" }, number: "清水函〔2026〕21号", urgency: "加急",
  title: "关于商请支持柳河段堤防巡查用车的函", addressees: "清河县机关事务管理局：",
  body: ["为做好汛期堤防巡查工作，我局拟于2026年6月1日至9月30日组织3个巡查组开展昼夜巡查。", paragraph, paragraph, paragraph, "现商请贵局协调支持越野车辆2台，费用由我局按标准结算。请予支持为盼。", "特此函商，请函复。"],
  signing: { kind: "sealed", organs: ["清河县水务局"], date: "2026年5月18日", seal: 42 }, note: "联系人：陈秀英，电话：0570-1234567", copies: "县政府办公室。",
};

/** The order format, signed by stamp. */
export const order: OrderPage = {
  ...plain,
  format: "order", mark: { names: ["清河县人民政府"], word: "令" }, number: "第7号",
  body: ["《清河县河道采砂管理办法》已经2026年2月10日县人民政府第3次常务会议通过，现予公布，自2026年4月1日起施行。"],
  signing: { kind: "signature", signers: [{ post: "县长", name: "郑卫东" }], date: "2026年2月16日" }, copies: "县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察院。", printing: { organ: "清河县人民政府办公室", date: "2026年2月17日" },
};

/** The minutes format. */
export const minutes: MinutesPage = {
  ...plain,
  format: "minutes", mark: { names: ["清河县水务局局长办公会议"], word: "纪要" }, number: "〔2026〕6号", title: null,
  body: ["2026年4月8日上午，刘建国局长在局机关三楼会议室主持召开局长办公会议，研究部署汛期安全度汛等工作。纪要如下：", "一、关于汛期安全度汛工作", paragraph, "二、关于柳河段堤防应急加固工程", "会议原则同意应急加固工程实施方案，由工程科修改完善后按程序报批。"],
  attendees: [{ label: "出席", names: "刘建国、周志强、吴晓梅，办公室陈敏，工程科赵大勇，财务科孙丽华，水政监察大队钱进，柳河分局王海涛" }, { label: "请假", names: "李国平" }, { label: "列席", names: "县财政局马文斌，县自然资源局黄志远" }],
  copies: "局领导，机关各科室，局属各单位。", printing: { organ: "清河县水务局办公室", date: "2026年4月9日" },
};

/** Twenty pages, as an annual plan has them. */
export const plan: GeneralPage = { ...notice, title: "关于印发《清河县水务局“十五五”时期水安全保障规划》的通知", annexes: [], attachments: [], note: null, body: ["现将规划印发给你们，请认真组织实施。", ...Array.from({ length: 72 }, (_, index) => (index % 8 === 0 ? `${"一二三四五六七八九十"[index / 8] ?? "十一"}、第${index / 8 + 1}部分` : index % 2 === 0 ? paragraph : `${paragraph}${paragraph}`))] };

export const samples: readonly { readonly name: string; readonly document: OfficialPage }[] = [
  { name: "general-down", document: notice }, { name: "general-up", document: request }, { name: "general-joint", document: joint }, { name: "letter", document: letter },
  { name: "order", document: order }, { name: "minutes", document: minutes }, { name: "general-long", document: plan },
];
