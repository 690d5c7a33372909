import { defineStrings } from "#shared/engine/words.ts";

/** 人员 */
export const personStrings = defineStrings({
  zh: {
    title: "人员",
    fields: { name: "姓名", login: "登录名", posts: "岗位", post: "岗位", unit: "单位", title: "职务" },
    facts: { status: "状态" },
    commands: { register: "登记", change: "变更", leave: "离岗", appoint: "任岗", release: "免岗", setSignature: "设置签名图", dropSignature: "停用签名图" },
    events: { "organisation.personRegistered": "登记人员", "organisation.personChanged": "变更人员", "organisation.personLeft": "离岗", "organisation.personAppointed": "任岗", "organisation.personReleased": "免岗", "organisation.signatureSet": "设置签名图", "organisation.signatureDropped": "停用签名图" },
    statuses: { active: "在岗", left: "离岗" },
    refusals: { "claim.taken": "登录名已被他人使用，请换一个。", "person.tooManyPictures": "签名图已经换过 20 次，不能再换新的。以前的单据要用到旧图，旧图都得留着；请继续用现在这一张。" },
    options: { staff: "工作人员", head: "负责人", officeHead: "办公室主任", leader: "分管领导", chief: "主要负责人", sealKeeper: "印章保管人", auditor: "审计员", admin: "系统管理员" },
    steps: {}, boxes: {},
    sheets: { person: "人员登记表" },
    columns: { name: "姓名", title: "职务", login: "登录名", status: "状态" },
    registers: { "organisation.people": "人员一览" },
    notes: {},
  },
  en: {
    title: "Person",
    fields: { name: "Name", login: "Sign-in name", posts: "Posts", post: "Post", unit: "Unit", title: "Title" },
    facts: { status: "Status" },
    commands: { register: "Register", change: "Change", leave: "Leave", appoint: "Appoint", release: "Release", setSignature: "Set the signature picture", dropSignature: "Stop using the signature picture" },
    events: { "organisation.personRegistered": "Person registered", "organisation.personChanged": "Person changed", "organisation.personLeft": "Left", "organisation.personAppointed": "Appointed", "organisation.personReleased": "Released", "organisation.signatureSet": "Signature picture set", "organisation.signatureDropped": "Signature picture no longer used" },
    statuses: { active: "Active", left: "Left" },
    refusals: { "claim.taken": "This sign-in name is in use. Choose another one.", "person.tooManyPictures": "The picture was changed 20 times already. Old sheets need the old ones, so all are kept. Go on with the present one." },
    options: { staff: "Staff", head: "Head", officeHead: "Office head", leader: "Leader in charge", chief: "Chief", sealKeeper: "Seal keeper", auditor: "Auditor", admin: "System administrator" },
    steps: {}, boxes: {},
    sheets: { person: "Person sheet" },
    columns: { name: "Name", title: "Title", login: "Sign-in name", status: "Status" },
    registers: { "organisation.people": "People" },
    notes: {},
  },
});
