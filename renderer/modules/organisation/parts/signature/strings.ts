import { defineStrings } from "#shared/engine/words.ts";

/** Words about the picture of the own signature. */
export const signatureStrings = defineStrings({
  zh: {
    title: "我的签名图", hint: "用黑色笔在白纸上签名，拍照或扫描成 PNG 或 JPG 图片（不超过 200 KB）。以后您本人签署的意见，单据上除姓名和日期外还会印出签名图；别人代您登记的意见只注明“代录”，不印签名图。换图或停用只管以后，不改以前的单据。",
    none: "还没有签名图，单据上只印姓名和日期。", choose: "选择图片", change: "换一张", remove: "停用签名图", onPaper: "在单据上使用签名图", preview: "单据意见栏中的实际大小", notHere: "签名图还没有下载到这台电脑，联网后显示；没有图时只印姓名。", box: "部门负责人",
    tooBig: "图片超过 200 KB，没有设置。请把图片裁小或压缩后再选。", notPicture: "这个文件不是能用的 PNG 或 JPG 图片，没有设置。请重新拍照或扫描。", tooSmall: "图片太小，印出来会看不清，没有设置。请用宽 40 点、高 20 点以上的图片。", tooManyPixels: "图片的点数太多，没有设置。请缩小到 4000×4000 点以内再选。",
    notPlain: "图片背景不干净：四边应当是白纸或透明。请在光线均匀处重新拍照，或扫描白纸上的签名。", blank: "图片上没有看到签名。请用深色笔签名后再拍照或扫描。",
  },
  en: {
    title: "My signature", hint: "Sign on white paper with a dark pen and take a picture or scan it (PNG or JPEG, at most 200 KB). Under the opinions that you give yourself, sheets then show it beside name and day; what somebody records for you never shows it. Changing or stopping it leaves earlier sheets as they are.",
    none: "No picture yet: sheets show name and day.", choose: "Choose a picture", change: "Choose another one", remove: "Stop using it", onPaper: "Use it on paper", preview: "In an opinion box, at its true size", notHere: "The picture is not on this computer yet; until then the name stands alone.", box: "Head of unit",
    tooBig: "The picture is larger than 200 KB. Crop or compress it.", notPicture: "This file is no PNG or JPEG picture that can be used. Take it again.", tooSmall: "The picture is too small to be read on paper: 40 by 20 dots at least.", tooManyPixels: "The picture has too many dots. Make it 4000 by 4000 or less.",
    notPlain: "The background is not plain: its four edges must be white paper or transparent. Take it again in even light, or scan it.", blank: "No signature can be seen in it. Sign with a dark pen.",
  },
});
