import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'

type Verb = 'submit' | 'withdraw' | 'confirm' | 'return' | 'void'

/** The steps allowed now, the likeliest first. */
export function AchievementActions(props: {
  id: string
  title: string
  action: (id: string, verb: Verb, previous: FormState, form: FormData) => Promise<FormState>
  may: Record<'edit' | 'submit' | 'withdraw' | 'review' | 'void', boolean>
}) {
  const { id, may } = props
  const verb = (name: Verb) => props.action.bind(null, id, name)
  return (
    <>
      {may.submit && <VerbButton action={verb('submit')} label="提交审核" variant="primary" />}
      {may.review && <VerbButton action={verb('confirm')} label="确认" variant="primary" />}
      {may.review && (
        <ReasonDialog label="退回" title="退回成果" action={verb('return')} reasonLabel="退回原因" />
      )}
      {may.withdraw && <VerbButton action={verb('withdraw')} label="撤回" />}
      {may.edit && <LinkButton href={`/achievements/${id}/edit`}>编辑</LinkButton>}
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
