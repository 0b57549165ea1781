import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { TextAreaField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'

type Verb = 'confirm' | 'follow' | 'convert' | 'shelve' | 'resume' | 'invalidate' | 'void'

/** The steps allowed now, the likeliest first. */
export function IntentionActions(props: {
  id: string
  title: string
  /** 2022-10-19: a contact is usually noted on its day. */
  today: string
  converted: boolean
  action: (id: string, verb: Verb, previous: FormState, form: FormData) => Promise<FormState>
  searchAgreements: OrganizationPickerProps['search']
  may: Record<Verb | 'edit', boolean>
}) {
  const { id, may } = props
  const verb = (name: Verb) => props.action.bind(null, id, name)
  return (
    <>
      {may.confirm && <VerbButton action={verb('confirm')} label="确认" variant="primary" />}
      {may.follow && (
        <FormDialog
          label="跟进"
          title="登记跟进"
          action={verb('follow')}
          variant="primary"
          submitLabel="登记"
        >
          <DateField name="followedOn" label="跟进日期" defaultValue={props.today} required />
          <TextAreaField name="followUpNote" label="跟进情况" maxLength={500} required />
          <DateField name="nextFollowUpOn" label="下次跟进日期" />
        </FormDialog>
      )}
      {may.convert && <LinkButton href={`/agreements/new?intention=${id}`}>转为协议</LinkButton>}
      {may.convert && (
        <FormDialog
          label="关联已有协议"
          title="关联已有协议"
          description="协议已经登记的,在此选择;尚未登记的,请用“转为协议”。"
          action={verb('convert')}
          submitLabel="关联"
        >
          <OrganizationPicker
            name="agreementId"
            label="协议"
            search={props.searchAgreements}
            placeholder="输入协议名称、编号或单位查找"
            required
          />
        </FormDialog>
      )}
      {may.resume && (
        <ReasonDialog
          label={props.converted ? '取消转化' : '恢复'}
          title={props.converted ? '取消转化' : '恢复意向'}
          description={props.converted ? '意向与协议的关联将解除,协议本身不变。' : '恢复后继续跟进。'}
          action={verb('resume')}
          optional={!props.converted}
          confirmLabel="确定"
        />
      )}
      {may.edit && <LinkButton href={`/intentions/${id}/edit`}>编辑</LinkButton>}
      {may.shelve && (
        <ReasonDialog
          label="搁置"
          title="搁置意向"
          description="搁置后不再提醒跟进,可以随时恢复。"
          action={verb('shelve')}
          reasonLabel="搁置原因"
        />
      )}
      {may.invalidate && (
        <ReasonDialog
          label="标记无效"
          title="标记意向无效"
          description="无效的意向不再计入意向数。"
          action={verb('invalidate')}
          reasonLabel="无效原因"
        />
      )}
      {may.void && (
        <ReasonDialog
          label="作废"
          title={`作废“${props.title}”`}
          description="仅用于登记错误。作废后不再计入任何统计,记录和变更仍可查看。"
          action={verb('void')}
          reasonLabel="作废原因"
          variant="danger"
        />
      )}
    </>
  )
}
