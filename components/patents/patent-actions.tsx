import { StatusFields } from '@/components/patents/status-fields'
import { LinkButton } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'
import type { PatentStatus } from '@/lib/generated/prisma/enums'
import { patentLabels } from '@/lib/patents/labels'

type Verb = 'change-status' | 'void'

/** The steps allowed now, the likeliest first. */
export function PatentActions(props: {
  id: string
  title: string
  status: PatentStatus
  /** What the legal status may become. */
  next: PatentStatus[]
  action: (id: string, verb: Verb, previous: FormState, form: FormData) => Promise<FormState>
  may: Record<'edit' | 'changeStatus' | 'void', boolean>
}) {
  const { id, may } = props
  const verb = (name: Verb) => props.action.bind(null, id, name)
  return (
    <>
      {may.changeStatus && (
        <FormDialog
          label="变更法律状态"
          title="变更法律状态"
          action={verb('change-status')}
          labels={{ ...patentLabels, status: '变更为', statusOn: '日期', reason: '说明' }}
          variant="primary"
          submitLabel="登记"
        >
          <StatusFields from={props.status} next={props.next} />
        </FormDialog>
      )}
      {may.edit && <LinkButton href={`/patents/${id}/edit`}>编辑</LinkButton>}
      {may.void && (
        <ReasonDialog
          label="作废"
          title={`作废“${props.title}”`}
          description="仅用于登记错误。作废后不再计入任何统计,申请号可重新登记,记录和变更仍可查看。"
          action={verb('void')}
          reasonLabel="作废原因"
          variant="danger"
        />
      )}
    </>
  )
}
