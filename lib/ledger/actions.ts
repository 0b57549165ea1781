/** What 变更记录 calls the verb of a command: `agreement.approve` → 审核通过. One word per verb, whatever the record. */
const verbs: Record<string, string> = {
  create: '新增',
  update: '编辑',
  void: '作废',
  sign: '登记签订',
  submit: '提交',
  withdraw: '撤回',
  approve: '审核通过',
  return: '退回',
  terminate: '终止',
  confirm: '确认',
  follow: '跟进',
  convert: '转为协议',
  shelve: '搁置',
  resume: '恢复',
  invalidate: '标记无效',
  'confirm-landing': '确认落地',
  suspend: '暂停',
  extend: '延期',
  'apply-acceptance': '申请验收',
  'pass-acceptance': '验收通过',
  'fail-acceptance': '验收不通过',
  industrialize: '产业化登记',
  report: '进展填报',
  'add-milestone': '新增里程碑',
  'update-milestone': '编辑里程碑',
  'submit-milestone': '提交里程碑',
  'confirm-milestone': '确认里程碑',
  'return-milestone': '退回里程碑',
  'waive-milestone': '豁免里程碑',
  'void-milestone': '作废里程碑',
  'add-fund-flow': '登记资金',
  'void-fund-flow': '作废资金记录',
  register: '认定登记',
  'submit-registration': '提交登记',
  'require-correction': '要求补正',
  reject: '不予登记',
  amend: '变更登记',
  cancel: '撤销登记',
  fulfil: '登记履约',
  'change-status': '变更法律状态',
  disable: '停用',
  enable: '启用',
  'reset-password': '重置密码',
  'change-password': '修改密码',
  'end-sessions': '结束登录',
  'sign-in': '登录',
  setup: '初始化',
  load: '载入',
  'confirm-name': '确认名称',
  'reject-name': '标记名称不符',
  merge: '合并',
  unmerge: '撤销合并',
  'mark-different': '标记不是同一单位',
}

const operations: Record<string, string> = { INSERT: '新增', UPDATE: '变更', DELETE: '移除' }

export function actionLabel(action: string | null, op: string): string {
  const verb = action?.split('.')[1]
  return (verb && verbs[verb]) || operations[op] || '变更'
}

/** For the test that every verb a command uses has a word. */
export const knownVerbs: ReadonlySet<string> = new Set(Object.keys(verbs))
