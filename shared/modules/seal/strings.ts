import { defineStrings } from "#shared/engine/words.ts";

/** 用印 */
export const sealStrings = defineStrings({ zh: { title: "用印审批" }, en: { title: "Seals" } });
