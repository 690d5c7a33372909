import type { Json } from "#shared/kernel/result.ts";

const papers = ["关于柳河段堤防巡查情况的函", "关于报送水质监测数据的报告", "关于申请冬修经费的请示", "关于取水许可延续的批复", "柳河段堤防养护施工合同", "关于召开防汛工作会议的通知", "关于农村饮水工程验收的意见", "水利工程移交确认书"];
const reasons = ["报送县防汛抗旱指挥部办公室，请按时送达。", "与中标单位签订年度养护合同，合同已经法律顾问审核。", "随文报送附表两份，原件留存分局档案室。", "向乡镇人民政府说明工程进度，附现场照片。", "供取水户办理延续手续使用，仅限本次。", "参加验收各方签字后存档，一式四份。"];
const offices = ["县防汛抗旱指挥部办公室", "县财政局", "县自然资源局", "柳河镇人民政府", "青山县恒源水利工程有限公司", "县档案馆"];
const opinions = ["同意。", "同意，请按时报送。", "情况属实，同意用印。", "已核对，同意。请注意留存底稿。", "同意，报送前再核对一次附表。"];

/** A fixed sequence of numbers below `n`: the same requests in every run. */
export function chanceOf(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * n);
  };
}

type Chance = (n: number) => number;
const one = (texts: readonly string[], chance: Chance): string => texts[chance(texts.length)] ?? "";

/** Requests for a branch's seal as the demonstration organisation makes them, each with a text of its own. */
export const requestForm = (index: number, chance: Chance): { readonly [field: string]: Json } => ({
  document: `${one(papers, chance)}（${2020 + chance(7)}年第${index}号）`, seals: ["seal-liuhe"], ways: ["stamp"], purpose: one(reasons, chance) + one(reasons, chance), copies: 1 + chance(6), places: 1 + chance(3), pages: 1 + chance(40), commitment: "no", amount: null, recipient: one(offices, chance), phone: `0570-${1_000_000 + chance(9_000_000)}`, urgent: "no",
});

export const opinionText = (chance: Chance): string => one(opinions, chance);
