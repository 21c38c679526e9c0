import type { approval as en } from "../en/approval.ts";

export const approval: typeof en = {
  title: "审批",
  one: "此配置由一个人即可应用。",
  two: "此配置需要两个人：由既未编写此版本、也未生成计划的人审批后，才能应用。",
  given: "已审批",
  missing: "等待审批",
  by: "{{who}}，{{when}}",
  note: "备注",
  approve: "审批此计划",
  approveNote: "仅对此指纹有效，且仅可用于一次执行。",
  askTwo: "今后需要两个人",
  askOne: "改为一个人即可",
  void: {
    "plan-changed": "已失效：计划发生了变化",
    used: "已用于一次执行",
    "same-person": "无效：这是其本人的变更",
    "lost-right": "无效：其已无审批权限",
  },
  lookOnly: "您可以查看此配置，但不能修改。",
  noPlan: "还没有计划，请由操作此配置的人员生成。",
};
