import { defineStrings } from "#shared/engine/words.ts";

/** 人员 */
export const personStrings = defineStrings({
  zh: {
    title: "人员",
    fields: { name: "姓名", login: "登录名", posts: "岗位", post: "岗位", unit: "单位", title: "职务", secretary: "代录人", until: "代录至（长期可不填）" },
    facts: { status: "状态", secretaries: "代录人" },
    commands: { register: "登记", change: "变更", leave: "离岗", appoint: "任岗", release: "免岗", setSignature: "设置签名图", dropSignature: "停用签名图", nameSecretary: "指定代录人", dropSecretary: "取消代录人" },
    events: { "organisation.personRegistered": "登记人员", "organisation.personChanged": "变更人员", "organisation.personLeft": "离岗", "organisation.personAppointed": "任岗", "organisation.personReleased": "免岗", "organisation.signatureSet": "设置签名图", "organisation.signatureDropped": "停用签名图", "organisation.secretaryNamed": "指定代录人", "organisation.secretaryDropped": "取消代录人" },
    statuses: { active: "在岗", left: "离岗" },
    refusals: { "claim.taken": "登录名已被他人使用，请换一个。", "person.tooManyPictures": "签名图已经换过 20 次，不能再换新的。以前的单据要用到旧图，旧图都得留着；请继续用现在这一张。", "person.noSuchSecretary": "没有这个人，或就是本人，或没有指定过，请重新选择。", "person.untilPast": "截止日期已经过去，请重新填写。" },
    options: { staff: "工作人员", head: "负责人", officeHead: "办公室主任", leader: "分管领导", chief: "主要负责人", sealKeeper: "印章保管人", auditor: "审计员", admin: "系统管理员" },
    steps: {}, boxes: {},
    sheets: { person: "人员登记表" },
    columns: { name: "姓名", title: "职务", login: "登录名", status: "状态" },
    registers: { "organisation.people": "人员一览" },
    notes: { nameSecretary: "代录人能看到等这位领导办理的单据，并把领导在纸上、电话里或当面给出的意见登记进来；单据上会写明由谁代录，领导事后可以确认或提出异议。" },
  },
  en: {
    title: "Person",
    fields: { name: "Name", login: "Sign-in name", posts: "Posts", post: "Post", unit: "Unit", title: "Title", secretary: "Secretary", until: "Until (empty: for good)" },
    facts: { status: "Status", secretaries: "Secretaries" },
    commands: { register: "Register", change: "Change", leave: "Leave", appoint: "Appoint", release: "Release", setSignature: "Set the signature picture", dropSignature: "Stop using the signature picture", nameSecretary: "Name a secretary", dropSecretary: "No longer a secretary" },
    events: { "organisation.personRegistered": "Person registered", "organisation.personChanged": "Person changed", "organisation.personLeft": "Left", "organisation.personAppointed": "Appointed", "organisation.personReleased": "Released", "organisation.signatureSet": "Signature picture set", "organisation.signatureDropped": "Signature picture no longer used", "organisation.secretaryNamed": "Secretary named", "organisation.secretaryDropped": "No longer a secretary" },
    statuses: { active: "Active", left: "Left" },
    refusals: { "claim.taken": "This sign-in name is in use. Choose another one.", "person.tooManyPictures": "The picture was changed 20 times already. Old sheets need the old ones, so all are kept. Go on with the present one.", "person.noSuchSecretary": "There is no such person, or it is the person self, or nobody named.", "person.untilPast": "That day is past." },
    options: { staff: "Staff", head: "Head", officeHead: "Office head", leader: "Leader in charge", chief: "Chief", sealKeeper: "Seal keeper", auditor: "Auditor", admin: "System administrator" },
    steps: {}, boxes: {},
    sheets: { person: "Person sheet" },
    columns: { name: "Name", title: "Title", login: "Sign-in name", status: "Status" },
    registers: { "organisation.people": "People" },
    notes: { nameSecretary: "A secretary sees what waits for this leader and writes down what he decides on paper, by telephone or in person; the sheet says who did, and the leader may confirm or object." },
  },
});
