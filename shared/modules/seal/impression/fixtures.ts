import type { SealForm } from "./schema.ts";

export const sealForm = (changes: Partial<SealForm> = {}): SealForm => ({
  name: "青山县水务局柳河分局", sort: "official", level: "branch", unit: "liuhe", mark: "柳河印", material: "铜", size: "圆形 42", emblem: "star", carver: "", filing: "", keeper: "孙桂芳", deputy: "", stored: "分局保险柜", window: 30, ...changes,
});
