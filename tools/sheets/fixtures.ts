import { digestOf } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { checks } from "#shared/modules/seal/request/schema.ts";

/** One act of a story: who does what; `verdict` answers the turn that waits for that post. */
export type Act =
  | { readonly by: string; readonly type: string; readonly args: Json }
  | { readonly by: string; readonly verdict: "route.agree" | "route.disagree" | "route.return"; readonly opinion: string; readonly instructed?: { readonly for: string; readonly givenOn: string; readonly means: "paper" | "telephone" } };
export type Story = { readonly name: string; readonly kind: string; readonly record: string; readonly acts: readonly Act[] };

/** Ids as real ones look, the same in every run. */
const idOf = (name: string): string => digestOf(`wenyi/sheets/${name}`).slice(0, 32);

const request = (changes: object): Json => ({
  document: "关于柳河段堤防巡查情况的函", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "报送县防汛抗旱指挥部办公室。", copies: 2, places: 1, pages: 3, commitment: "no", amount: null, recipient: "县防汛抗旱指挥部办公室", phone: "0570-1234567", urgent: "no", ...changes,
});
const asks = (by: string, form: Json): Act => ({ by, type: "submit", args: { form, attachments: [] } });
const agrees = (by: string, opinion: string): Extract<Act, { verdict: string }> => ({ by, verdict: "route.agree", opinion });

const contract = request({ document: "柳河段堤防养护施工合同", seals: ["seal-bureau"], ways: ["stamp", "joint"], purpose: "与中标单位签订年度堤防养护施工合同，合同已经法律顾问审核。", copies: 4, places: 2, pages: 36, commitment: "yes", amount: 168_032_00, recipient: "青山县恒源水利工程有限公司" });

const making: Json = { name: "青山县水务局柳河分局财务专用章", sort: "finance", level: "branch", unit: "liuhe", mark: "柳财印", size: "圆形 38", emblem: "star", quantity: 1, material: "铜", basis: "青编〔2026〕3号", reason: "分局自今年十二月起独立核算，需启用财务专用章。" };

/** What happens at the demonstration organisation so that every sheet is seen in the states it has. */
export const stories: readonly Story[] = [
  { name: "onRoute", kind: "seal.request", record: idOf("request-on-route"), acts: [asks("chen", contract), agrees("liu", "情况属实，合同条款已核对，同意上报。"), agrees("zhou", "手续齐全，请郑局长审定。")] },
  { name: "approved", kind: "seal.request", record: idOf("request-approved"), acts: [asks("chen", request({ document: "关于报送十一月水质监测数据的报告" })), agrees("liu", "同意。")] },
  {
    name: "stamped", kind: "seal.request", record: idOf("request-stamped"),
    acts: [asks("chen", request({})), agrees("liu", "同意，请按时报送。"), { by: "sun", type: "stamp", args: { seal: "seal-liuhe", checked: [...checks], stamped: 2, spoiled: 0, usedOn: "", remark: "" } }],
  },
  {
    name: "recorded", kind: "seal.request", record: idOf("request-recorded"),
    acts: [asks("chen", contract), agrees("liu", "情况属实，同意上报。"), agrees("zhou", "手续齐全，请郑局长审定。"), { ...agrees("wu", "同意。请抓紧办理。"), instructed: { for: "zheng", givenOn: "2026-11-23", means: "telephone" } }],
  },
  { name: "returned", kind: "seal.request", record: idOf("request-returned"), acts: [asks("chen", request({ document: "关于申请冬修经费的请示" })), { by: "liu", verdict: "route.return", opinion: "请补充经费测算表，并写明施工地段。" }] },
  { name: "disagreed", kind: "seal.request", record: idOf("request-disagreed"), acts: [asks("chen", request({ document: "关于出借抢险物资的证明" })), { by: "liu", verdict: "route.disagree", opinion: "抢险物资不得出借，请按规定办理调拨手续。" }] },
  {
    name: "longOpinion", kind: "seal.request", record: idOf("request-long-opinion"),
    acts: [asks("chen", contract), agrees("liu", "一、工程量以现场复核为准，超出部分须另行报批；二、付款按形象进度，质保金按规定预留；三、汛期前须完成迎水坡整修，逾期按合同约定处理；四、施工期间的安全责任由施工单位承担，分局派专人每周巡查并留存记录；五、合同副本送财务科、办公室各一份备查。以上意见请在合同补充条款中逐项写明后再行用印。同意上报。".repeat(3)), agrees("zhou", "同意。")],
  },
  {
    name: "carved", kind: "seal.making", record: idOf("making"),
    acts: [asks("chen", making), agrees("liu", "同意申请。"), agrees("zhou", "编制文件齐全，拟同意刻制。"), agrees("li", "同意。"), { by: "zhou", type: "carve", args: { carver: "青山县印章社", filing: "3308020017", receiver: "周明" } }, { by: "zhou", type: "putInUse", args: { notice: "青水办〔2026〕21号", on: "2026-12-01" } }],
  },
  {
    name: "handedOver", kind: "seal.handover", record: idOf("handover"),
    acts: [asks("sun", { seal: "seal-liuhe", quantity: 1, sort: "forATime", until: "2026-12-05", receiver: "chen", supervisor: "liu", goods: "用印登记簿一本、保险柜钥匙一把", reason: "年休假" }), agrees("chen", "已核对接收。"), agrees("liu", "监交无误。")],
  },
  {
    name: "closed", kind: "seal.loan", record: idOf("loan"),
    acts: [asks("chen", { seal: "seal-liuhe", companion: "sun", phone: "0570-1234567", place: "县政务服务中心", out: "2026-11-25", dueBack: "2026-12-31", reason: "办理管理房不动产登记，窗口要求当场盖章。", documents: [{ document: "不动产登记申请书", copies: 2 }, { document: "授权委托书", copies: 1 }] }), agrees("liu", "同意，当日归还。"), { by: "sun", type: "handOut", args: {} }, { by: "sun", type: "takeBack", args: { used: "不动产登记申请书 2 份 2 次；授权委托书 1 份 1 次" } }, { by: "sun", type: "confirm", args: {} }],
  },
  { name: "approved", kind: "attendance.leave", record: idOf("leave-approved"), acts: [asks("chen", { sort: "annual", from: "2026-12-01", to: "2026-12-03", halfDays: 6, reason: "回乡探望父母，电话 0570-1234567", handover: "sun" }), agrees("liu", "同意，工作交接给孙桂芳。")] },
  { name: "onRoute", kind: "attendance.leave", record: idOf("leave-on-route"), acts: [asks("sun", { sort: "sick", from: "2026-11-26", to: "2026-11-26", halfDays: 2, reason: "到县医院复查", handover: "" })] },
  {
    name: "disposed", kind: "seal.disposal", record: idOf("disposal"),
    acts: [asks("wu", { seal: "seal-bureau", reason: "worn", basis: "青水办〔2026〕18号", explanation: "印面磨损，已换发新印。", how: "destroyed", first: "zhao", second: "qian" }), agrees("zhou", "拟同意销毁。"), agrees("li", "同意。"), { by: "wu", type: "dispose", args: { place: "县局办公室", on: "2026-11-24" } }, { by: "zhao", type: "witness", args: {} }, { by: "qian", type: "witness", args: {} }],
  },
  { name: "registered", kind: "organisation.pace", record: idOf("pace"), acts: [{ by: "admin", type: "register", args: { form: { urgeHours: 8 } } }] },
];

const counted = { stamped: 2, spoiled: 0, givenUp: 0, outstanding: 0, explanation: "" };
/** After the month is over: its count, with what is still open explained. */
export const monthEnd: Story = {
  name: "closed", kind: "seal.count", record: idOf("count"),
  acts: [asks("sun", { seal: "seal-liuhe", month: "2026-11", remark: "账实相符。", entries: [
    { request: idOf("request-approved"), document: "关于报送十一月水质监测数据的报告", copies: 2, ...counted, stamped: 0, outstanding: 2, explanation: "待水质报告定稿后用印。" },
    { request: idOf("request-stamped"), document: "关于柳河段堤防巡查情况的函", copies: 2, ...counted },
  ] }), agrees("liu", "已对照台账，数字一致。")],
};

/** What stands on the Desk in the README's pictures. */
export const pictured = ["关于柳河段堤防巡查情况的函", "关于报送十一月水质监测数据的报告", "关于申请冬修经费的请示"] as const;
