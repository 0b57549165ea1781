import { VerbButton } from '@/components/records/verb-button'
import { AmountField } from '@/components/ui/amount-field'
import { LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { FormDialog } from '@/components/ui/form-dialog'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'

type Verb = 'sign' | 'submitRegistration' | 'requireCorrection' | 'reject' | 'cancel' | 'fulfil' | 'void'

/** The steps allowed now, the likeliest first. */
export function ContractActions(props: {
  id: string
  title: string
  /** In 万元, for the dialog of 登记履约. */
  total: string
  action: (id: string, verb: Verb, previous: FormState, form: FormData) => Promise<FormState>
  may: Record<
    'edit' | 'sign' | 'submitRegistration' | 'answer' | 'amend' | 'cancel' | 'fulfil' | 'void',
    boolean
  >
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
      {may.submitRegistration && (
        <VerbButton action={verb('submitRegistration')} label="提交登记" variant="primary" />
      )}
      {may.answer && (
        <LinkButton href={`/contracts/${id}/register`} variant="primary">
          认定登记
        </LinkButton>
      )}
      {may.answer && (
        <ReasonDialog
          label="要求补正"
          title="要求补正"
          description="补正后可重新提交登记。"
          action={verb('requireCorrection')}
          reasonLabel="补正内容"
        />
      )}
      {may.answer && (
        <ReasonDialog
          label="不予登记"
          title="不予登记"
          description="不予登记的合同不计入统计,不能再次提交。"
          action={verb('reject')}
          reasonLabel="不予登记的原因"
        />
      )}
      {may.edit && <LinkButton href={`/contracts/${id}/edit`}>编辑</LinkButton>}
      {may.amend && <LinkButton href={`/contracts/${id}/amend`}>变更登记</LinkButton>}
      {may.fulfil && (
        <FormDialog
          label="登记履约"
          title="登记履约"
          description={`填累计已履行的金额,不大于合同成交额 ${props.total} 万元。`}
          action={verb('fulfil')}
          submitLabel="登记"
        >
          <AmountField name="fulfilledFen" label="已履行金额" required />
        </FormDialog>
      )}
      {may.cancel && (
        <ReasonDialog
          label="撤销登记"
          title="撤销登记"
          description="撤销后不再计入登记当期的统计,登记编号和日期保留。"
          action={verb('cancel')}
          reasonLabel="撤销原因"
          variant="danger"
        >
          <DateField name="cancelledOn" label="撤销日期" required />
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
