import { defineStrings } from "#shared/engine/words.ts";

/** The words that the standard itself puts on the paper. */
export const printedWords = {
  signers: "签发人：", addressees: "主送：", copies: "抄送：", attachments: "附件：", annex: "附件", colon: "：", stop: "。", printed: "印发", open: "（", close: "）", space: "　", dash: "—",
} as const;

/** 7.3.3: how the four levels of a text are numbered; with the fourth as without number the text is 仿宋 all through. */
export const levels = [
  { font: "hei", begins: /^[一二三四五六七八九十百]+、/u },
  { font: "kai", begins: /^（[一二三四五六七八九十百]+）/u },
] as const;
/** Where a heading in the line of its paragraph ends. */
export const headingEnd = "。";

/** What may have been typed at the end of addressees, and of the name of an annex, where the standard says what stands there; and what ends a name among others. */
export const endings = { addressees: /[：:]$/u, attachment: /[。，；、;,.]$/u, copies: /[。.]$/u, name: /[、，；。：]/u } as const;

/** Marks after which a title is gladly broken, and words before which. */
export const titleBreaks = { before: /^(关于|印发|转发|批转)/u, notBefore: /^[的了等、，》）”〉及和与]/u, notAfter: /[《（“〈、和与及]$/u, kinds: /^(通知|通报|决定|意见|报告|请示|批复|函|纪要|公告|通告|公报|决议|命令|议案)$/u } as const;

/** What the report of a layout says. */
export const reportStrings = defineStrings({
  zh: {
    pitchChanged: "第 {page} 页行距调整为 {millimetres} 毫米，使印章、成文日期与正文同处一面（7.3.5.5）", linesMoved: "正文最后 {lines} 行移到第 {page} 页，与署名同页（7.3.5.5）", addresseesMoved: "主送机关过多，已移至版记（7.3.2）",
    signingAlone: "第 {page} 页只有署名，没有正文", imprintAlone: "版记单独排在第 {page} 页", outsideCore: "第 {page} 页“{text}”超出版心", bodyNotOnFirstPage: "首页没有正文（7.3.3）",
    titleTooLong: "标题有 {lines} 行，建议精简", substituted: "{wanted}已用{used}替代", missing: "{wanted}：未知使用何种字体",
  },
  en: {
    pitchChanged: "Page {page}: lines {millimetres} mm apart, so that seal, date and text share a page (7.3.5.5)", linesMoved: "The last {lines} lines of the text moved to page {page}, to the signing block (7.3.5.5)", addresseesMoved: "Too many addressees: moved to the imprint (7.3.2)",
    signingAlone: "Page {page} has a signing block and no text", imprintAlone: "The imprint stands alone on page {page}", outsideCore: "Page {page}: “{text}” leaves the type area", bodyNotOnFirstPage: "No text on the first page (7.3.3)",
    titleTooLong: "The title takes {lines} lines; shorten it", substituted: "{wanted}: {used} stands in for it", missing: "{wanted}: the font in use is unknown",
  },
});

/** 2.1: the classes of type, as the report calls them. */
export const classNames = defineStrings({
  zh: { fangsong: "仿宋", kai: "楷体", hei: "黑体", headline: "小标宋", song: "宋体" },
  en: { fangsong: "FangSong", kai: "KaiTi", hei: "HeiTi", headline: "XiaoBiaoSong", song: "SongTi" },
});

/**
 * Faces by the names under which systems and PDFs know them, first of each those of the class itself, then what stands in for it. None is shipped:
 * the usual ones are licensed to the office.
 */
export const faces = {
  fangsong: { own: ["仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "FZFSK--GBK1-0", "STFangsong", "华文仿宋"], standIns: ["NotoSerifCJKsc-Regular", "Noto Serif CJK SC", "SourceHanSerifSC-Regular", "NotoSerifSC-Regular", "SimSun", "NotoSerifCJKjp-Regular"] },
  kai: { own: ["楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "FZKTK--GBK1-0", "STKaiti", "华文楷体"], standIns: ["AR PL UKai CN", "NotoSerifCJKsc-Regular", "Noto Serif CJK SC", "SourceHanSerifSC-Regular", "NotoSerifSC-Regular", "SimSun", "NotoSerifCJKjp-Regular"] },
  hei: { own: ["SimHei", "黑体", "FZHTK--GBK1-0", "STHeiti", "华文黑体"], standIns: ["NotoSansCJKsc-Bold", "Noto Sans CJK SC Bold", "SourceHanSansSC-Bold", "NotoSansSC-Bold", "MicrosoftYaHei-Bold", "NotoSansCJKjp-Bold"] },
  headline: { own: ["方正小标宋简体", "方正小标宋_GBK", "FZXBSJW--GB1-0", "FZXBSK--GBK1-0"], standIns: ["STZhongsong", "华文中宋", "NotoSerifCJKsc-Bold", "Noto Serif CJK SC Bold", "SourceHanSerifSC-Bold", "NotoSerifSC-Bold", "SimSun", "NotoSerifCJKjp-Bold"] },
  song: { own: ["SimSun", "宋体", "NSimSun", "FZSSK--GBK1-0", "STSong", "华文宋体"], standIns: ["NotoSerifCJKsc-Regular", "Noto Serif CJK SC", "SourceHanSerifSC-Regular", "NotoSerifSC-Regular", "NotoSerifCJKjp-Regular"] },
} as const;
