import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { FormDialog } from '@/components/ui/form-dialog'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'

type Verb = 'sign' | 'submit' | 'withdraw' | 'approve' | 'return' | 'terminate' | 'void'

/** The steps allowed now, the likeliest first. */
export function AgreementActions(props: {
  id: string
  title: string
  action: (id: string, verb: Verb, previous: FormState, form: FormData) => Promise<FormState>
  may: Record<'edit' | 'sign' | 'submit' | 'withdraw' | 'review' | 'terminate' | 'followUp' | 'void', boolean>
}) {
  const { id, may } = props
  const verb = (name: Verb) => props.action.bind(null, id, name)
  return (
    <>
      {may.sign && (
        <FormDialog
          label="登记签订"
          title="登记签订"
          action={verb('sign')}
          variant="primary"
          submitLabel="登记"
        >
          <DateField name="signedOn" label="签订日期" required />
        </FormDialog>
      )}
      {may.submit && <VerbButton action={verb('submit')} label="提交审核" variant="primary" />}
      {may.review && <VerbButton action={verb('approve')} label="审核通过" variant="primary" />}
      {may.review && (
        <ReasonDialog label="退回" title="退回协议" action={verb('return')} reasonLabel="退回原因" />
      )}
      {may.withdraw && <VerbButton action={verb('withdraw')} label="撤回" />}
      {may.edit && <LinkButton href={`/agreements/${id}/edit`}>编辑</LinkButton>}
      {may.followUp && <LinkButton href={`/agreements/new?previous=${id}`}>续签/补充</LinkButton>}
      {may.terminate && (
        <ReasonDialog
          label="终止"
          title="终止协议"
          description="终止后协议不再有效,已计入的签约数不变。"
          action={verb('terminate')}
          reasonLabel="终止原因"
        >
          <DateField name="terminatedOn" label="终止日期" required />
        </ReasonDialog>
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
