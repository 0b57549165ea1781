'use client'

import { TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { Notice } from '@/components/ui/notice'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import { templateLabels } from '@/lib/briefings/labels'
import type { FormAction } from '@/lib/form-state'

export function TemplateForm(props: {
  action: FormAction
  saved: Record<string, string>
  version: number
  sections: number
  figures: string[]
  general: string[]
}) {
  return (
    <FormShell
      action={props.action}
      labels={templateLabels}
      saved={props.saved}
      version={props.version}
      cancelHref="/briefings/templates"
      remarks={
        <Notice tone="info" title="占位符写在花括号中,由快照填入">
          <p>
            指标:{props.figures.map((name) => `{${name}}`).join(' ')}。加“:同比”为与上年同期比较的说法,如
            {'{签约项目:同比}'};加“:概数”为余数的说法,如 {'{合作意向:概数}'}。
          </p>
          <p>其他:{props.general.map((name) => `{${name}}`).join(' ')}。</p>
          <p>
            表和图各占一行:[表]、[柱状图:签约项目/合作模式]、[折线图:技术合同成交额]。以(一)开头的行,句号前为二级标题。快照没有的指标,有关句子略去。
          </p>
        </Notice>
      }
    >
      {(field) => (
        <>
          <FormGroup title="版头与标题" description="没有版头的种类,版头名称留空。">
            <TextField {...field('masthead')} maxLength={14} />
            <TextField {...field('documentNumber')} maxLength={30} help="可用 {年份};号在签发时填写" />
            <TextAreaField
              {...field('title')}
              rows={2}
              maxLength={80}
              required
              wide
              help="分行处换行,每行不超过 20 个字"
            />
            <TextField {...field('recipient')} maxLength={120} wide />
          </FormGroup>
          <FormGroup title="正文">
            <TextAreaField {...field('opening')} rows={3} maxLength={1000} wide />
            <RepeatedGroup
              name="sections"
              legend={templateLabels.sections}
              addLabel="新增部分"
              min={1}
              max={12}
              count={props.sections}
              rows={field('sections__rows', '').defaultValue}
              help="标题前的“一、二、”自动编号"
            >
              {(row) => (
                <>
                  <TextField
                    {...field(`${row}.heading`, templateLabels['sections.*.heading'])}
                    maxLength={40}
                    required
                    wide
                  />
                  <TextAreaField
                    {...field(`${row}.text`, templateLabels['sections.*.text'])}
                    rows={5}
                    maxLength={4000}
                    wide
                  />
                </>
              )}
            </RepeatedGroup>
            <TextAreaField {...field('closing')} rows={2} maxLength={500} wide />
          </FormGroup>
          <FormGroup title="版记">
            <TextField {...field('copyTo')} maxLength={200} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
