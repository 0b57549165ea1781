'use client'

import { DateField } from '@/components/ui/date-field'
import { NumberField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { eventFormLabels, eventKindLabels } from '@/lib/events/labels'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

export function EventForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  cancelHref: string
  series: { value: string; label: string }[]
}) {
  return (
    <FormShell
      action={props.action}
      labels={eventFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`event:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <>
          <FormGroup title="活动">
            <TextField {...field('title')} required maxLength={120} wide help="用通知或报道中的全称" />
            <DateField {...field('heldOn')} partial required help="只知道月份或年份的,填 2022-10 或 2022" />
            <DateField {...field('endedOn')} help="一天结束的不填" />
            <TextField {...field('place')} maxLength={100} />
            <TextField {...field('organizers')} maxLength={200} />
          </FormGroup>
          <FormGroup
            title="系列和届次"
            description="同一活动的历届属于一个系列。库中没有的,不选系列,直接填写新系列。"
          >
            <SelectField {...field('seriesId')} options={props.series} placeholder="新系列" />
            <NumberField
              {...field('edition')}
              unit="届"
              inputMode="numeric"
              help="第三届填 3;不分届次的不填"
            />
            <TextField {...field('newSeriesName')} maxLength={80} />
            <SelectField
              {...field('newSeriesKind')}
              options={optionsOf(eventKindLabels)}
              placeholder="请选择"
            />
            <TextField
              {...field('newSeriesAliases')}
              maxLength={500}
              wide
              help="其他叫法,用顿号分隔;按别名也能查到历届活动"
            />
          </FormGroup>
          <FormGroup title="公开信息">
            <TextAreaField
              {...field('publishedText')}
              maxLength={2000}
              wide
              help="报道中的原话,如“15 家企业与相关院校签署协议”。只作对照,不计入统计"
            />
            <TextAreaField {...field('summary')} maxLength={2000} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
