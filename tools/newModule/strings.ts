/** Words that a new module begins with; whoever makes it replaces them. */
export const beginning = { title: "新模块", record: "新单据", subject: "事由", unit: "部门", applicant: "申请人", submitted: "申请日期", submit: "提交", head: "部门负责人", approved: "已同意", sheet: "审批单", register: "台账", status: "状态" } as const;
