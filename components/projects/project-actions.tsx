import { VerbButton } from '@/components/records/verb-button'
import { LinkButton } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { FormState } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import { acceptanceResultLabels, landingEvidenceLabels, projectFormLabels } from '@/lib/projects/labels'
import type { ProjectVerb } from '@/lib/projects/lifecycle'

const concluded = { PASSED: acceptanceResultLabels.PASSED, CONCLUDED: acceptanceResultLabels.CONCLUDED }

/** The verbs the lifecycle allows this person now, the likeliest first. */
export function ProjectActions(props: {
  id: string
  title: string
  plannedEndOn: string
  today: string
  verbs: readonly ProjectVerb[]
  mayEdit: boolean
  reportHref: string | null
  action: (id: string, verb: ProjectVerb, previous: FormState, form: FormData) => Promise<FormState>
}) {
  const { id, today } = props
  const may = (verb: ProjectVerb) => props.verbs.includes(verb)
  const action = (verb: ProjectVerb) => props.action.bind(null, id, verb)
  return (
    <>
      {may('sign') && <VerbButton action={action('sign')} label="登记签约" variant="primary" />}
      {may('confirm-landing') && (
        <FormDialog
          labels={projectFormLabels}
          label="确认落地"
          title="确认落地"
          description="以第一项依据发生的日期为落地日期。确认后项目进入“实施中”,计入落地项目数。"
          action={action('confirm-landing')}
          variant="primary"
        >
          <SelectField
            name="landingEvidence"
            label="落地依据"
            options={optionsOf(landingEvidenceLabels)}
            required
            stacked
          />
          <DateField name="landedOn" label="落地日期" required stacked max={today} />
          <TextAreaField name="landingNote" label="依据说明" rows={3} maxLength={500} stacked />
        </FormDialog>
      )}
      {may('pass-acceptance') && (
        <FormDialog
          labels={projectFormLabels}
          label="验收通过"
          title="登记验收结论"
          action={action('pass-acceptance')}
          variant="primary"
        >
          <SelectField
            name="acceptanceResult"
            label="验收结论"
            options={optionsOf(concluded)}
            defaultValue="PASSED"
            required
            stacked
          />
          <DateField name="acceptedOn" label="验收日期" required stacked max={today} />
          <TextField name="acceptanceMethod" label="验收方式" maxLength={60} stacked />
          <TextField name="acceptanceCertificateNo" label="验收证书号" maxLength={60} stacked />
        </FormDialog>
      )}
      {may('fail-acceptance') && (
        <ReasonDialog
          label="验收不通过"
          title="验收不通过"
          description="项目转入“整改中”,整改后可再次申请验收。"
          action={action('fail-acceptance')}
          reasonLabel="不通过原因"
        />
      )}
      {may('resume') && <VerbButton action={action('resume')} label="恢复实施" variant="primary" />}
      {props.reportHref && <LinkButton href={props.reportHref}>填报进展</LinkButton>}
      {may('apply-acceptance') && (
        <FormDialog
          labels={projectFormLabels}
          label="申请验收"
          title="申请验收"
          description="权重大于 0 的里程碑须全部已确认或已豁免。"
          action={action('apply-acceptance')}
        >
          <DateField
            name="acceptanceAppliedOn"
            label="申请验收日期"
            defaultValue={today}
            required
            stacked
            max={today}
          />
        </FormDialog>
      )}
      {may('industrialize') && (
        <FormDialog
          labels={projectFormLabels}
          label="产业化登记"
          title="产业化登记"
          action={action('industrialize')}
          variant="primary"
        >
          <DateField name="industrializedOn" label="产业化日期" required stacked max={today} />
        </FormDialog>
      )}
      {props.mayEdit && <LinkButton href={`/projects/${id}/edit`}>编辑</LinkButton>}
      {may('extend') && (
        <ReasonDialog
          label="延期"
          title="项目延期"
          description={`现计划完成日期 ${props.plannedEndOn}`}
          action={action('extend')}
          reasonLabel="延期原因"
        >
          <DateField name="plannedEndOn" label="新的计划完成日期" required stacked min={props.plannedEndOn} />
        </ReasonDialog>
      )}
      {may('suspend') && (
        <ReasonDialog label="暂停" title="暂停项目" action={action('suspend')} reasonLabel="暂停原因" />
      )}
      {may('terminate') && (
        <ReasonDialog
          label="终止"
          title="终止项目"
          description="终止的项目仍计入累计签约项目,单独列示“其中已终止”。"
          action={action('terminate')}
          reasonLabel="终止原因"
        >
          <DateField name="terminatedOn" label="终止日期" defaultValue={today} required stacked max={today} />
        </ReasonDialog>
      )}
      {may('void') && (
        <ReasonDialog
          label="作废"
          title={`作废“${props.title}”`}
          description="仅用于登记错误。作废后不再计入任何统计,记录和变更仍可查看。"
          action={action('void')}
          reasonLabel="作废原因"
          variant="danger"
        />
      )}
    </>
  )
}
