import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { NumberField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { briefingLabels } from '@/lib/briefings/labels'
import type { FormState } from '@/lib/form-state'

export type BriefingVerb = 'update' | 'finalize'

export function BriefingActions(props: {
  id: string
  version: number
  saved: { issueNo: string; datedOn: string }
  may: { edit: boolean; finalize: boolean }
  action: (id: string, verb: BriefingVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { id, may, saved } = props
  const verb = (name: BriefingVerb) => props.action.bind(null, id, name)
  return (
    <>
      <LinkButton
        href={`/briefings/${id}/docx`}
        download
        icon="download"
        variant={may.finalize ? 'secondary' : 'primary'}
      >
        下载
      </LinkButton>
      {may.edit && (
        <FormDialog
          label="编辑"
          title="期号与成文日期"
          description="其余内容取自快照和模板;要改文字,请在模板中修改。"
          action={verb('update')}
          labels={briefingLabels}
          hidden={{ version: String(props.version) }}
          submitLabel="保存"
        >
          <NumberField
            name="issueNo"
            label={briefingLabels.issueNo}
            defaultValue={saved.issueNo}
            whole
            stacked
            help="未定期号时留空"
          />
          <DateField
            name="datedOn"
            label={briefingLabels.datedOn}
            defaultValue={saved.datedOn}
            required
            stacked
          />
        </FormDialog>
      )}
      {may.finalize && <VerbButton action={verb('finalize')} label="定稿" variant="primary" />}
    </>
  )
}
