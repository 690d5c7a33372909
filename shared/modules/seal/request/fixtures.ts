import type { ReadRecord } from "#shared/engine/record.ts";
import type { RequestForm } from "./schema.ts";

/** The branch's seal, in use, as its card tells it. */
export const branchSeal: ReadRecord = { kind: "seal.impression", status: "inUse", card: { title: "青山县水务局柳河分局", number: "柳河印", facts: { unit: "liuhe", sort: "official", level: "branch", mark: "柳河印", inUse: "yes" } } };
export const officeSeal: ReadRecord = { kind: "seal.impression", status: "inUse", card: { title: "青山县水务局", number: "青水印", facts: { unit: "bureau", sort: "official", level: "office", mark: "青水印", inUse: "yes" } } };
export const stoppedSeal: ReadRecord = { ...branchSeal, status: "stopped", card: { ...branchSeal.card, facts: { ...branchSeal.card.facts, inUse: "no" } } };

export const requestForm = (changes: Partial<RequestForm> = {}): RequestForm => ({
  document: "关于柳河段堤防巡查情况的函", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "报送县防汛抗旱指挥部办公室。", copies: 2, places: 1, pages: 3, commitment: "no", amount: null, recipient: "县防汛办", phone: "", urgent: "no", ...changes,
});
