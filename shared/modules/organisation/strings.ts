import { defineStrings } from "#shared/engine/words.ts";

/** 组织 */
export const organisationStrings = defineStrings({ zh: { title: "组织机构" }, en: { title: "Organisation" } });
