'use client'

import { useId, useState } from 'react'
import type { NameChoice, NameQuestion } from '@/components/imports/types'
import { StatusBadge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { type OrganizationOption, OrganizationPicker } from '@/components/ui/organization-picker'

type Options = { value: string; label: string }[]
type Mode = 'closed' | 'choose' | 'create' | 'search'

/** One name: who it may be with score and reasons, or what was decided and a way to decide otherwise. */
export function NameCard(props: {
  name: NameQuestion
  waiting: boolean
  failure: string | null
  kinds: Options
  regions: Options
  open: boolean
  search: (query: string) => Promise<OrganizationOption[]>
  onChoose: (choice: NameChoice) => void
}) {
  const { name } = props
  const undecided = name.state === 'UNDECIDED'
  const [mode, setMode] = useState<Mode>('closed')
  const shown = mode === 'closed' && undecided ? 'choose' : mode
  const choose = (choice: NameChoice) => {
    setMode('closed')
    props.onChoose(choice)
  }

  return (
    <li
      data-name={name.key}
      data-open={undecided}
      aria-busy={props.waiting}
      className="border-b border-line px-4 py-3 last:border-b-0"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="min-w-0 break-words">
          <span className="sr-only">表中名称</span>
          <strong>{name.text}</strong>
          <span className="ml-2 text-sm whitespace-nowrap text-ink-3 tabular">{name.count} 处</span>
        </p>
        {props.waiting ? (
          <span role="status" className="inline-flex items-center gap-2 text-sm text-ink-3">
            <span className="spinner" aria-hidden="true" />
            正在按此校验…
          </span>
        ) : (
          <Meaning name={name} kinds={props.kinds} regions={props.regions} />
        )}
        {!undecided && props.open && !props.waiting && (
          <Button
            size="sm"
            variant="quiet"
            aria-label={`更改“${name.text}”对应的单位`}
            onClick={() => setMode(mode === 'closed' ? 'choose' : 'closed')}
          >
            {mode === 'closed' ? '更改' : '收起'}
          </Button>
        )}
      </div>
      {props.failure && (
        <div className="mt-2">
          <Notice tone="bad" live title={props.failure} />
        </div>
      )}
      {props.open && !props.waiting && shown !== 'closed' && (
        <>
          {shown === 'choose' && name.candidates.length > 0 && (
            <ul className="mt-2 grid gap-1.5">
              {name.candidates.map((candidate) => (
                <li
                  key={candidate.organizationId}
                  className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 rounded border border-line px-3 py-1.5 max-md:grid-cols-[3.5rem_minmax(0,1fr)]"
                >
                  <Score score={candidate.score} sure={candidate.sure} />
                  <div className="min-w-0">
                    <p className="break-words">{candidate.name}</p>
                    <p className="text-sm text-ink-3">{candidate.reasons.join(';')}</p>
                  </div>
                  <Button
                    size="sm"
                    aria-label={`“${name.text}”就是${candidate.name}`}
                    className="max-md:col-span-2"
                    onClick={() => choose({ organizationId: candidate.organizationId })}
                  >
                    就是此单位
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {shown === 'create' && (
            <CreateForm
              {...props}
              onCreate={(create) => choose({ create })}
              onBack={() => setMode('choose')}
            />
          )}
          {shown === 'search' && (
            <SearchForm
              search={props.search}
              onFound={(organizationId) => choose({ organizationId })}
              onBack={() => setMode('choose')}
            />
          )}
          {shown === 'choose' && (
            <div className="mt-2 flex flex-wrap gap-2">
              <Button
                size="sm"
                icon="plus"
                aria-label={`${name.state === 'NEW' ? '更改新增单位' : '新增单位'}“${name.text}”`}
                onClick={() => setMode('create')}
              >
                {name.state === 'NEW' ? '更改类别、行政区划' : '新增单位'}
              </Button>
              <Button
                size="sm"
                icon="search"
                aria-label={`为“${name.text}”选择库中其他单位`}
                onClick={() => setMode('search')}
              >
                库中其他单位
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  )
}

function Meaning({ name, kinds, regions }: { name: NameQuestion; kinds: Options; regions: Options }) {
  const word = (options: Options, code: string) => options.find(({ value }) => value === code)?.label ?? code
  if (name.state === 'UNDECIDED') return <StatusBadge tone="warn">待确认</StatusBadge>
  if (name.state === 'NEW') {
    return (
      <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
        <StatusBadge tone="ok">将新增</StatusBadge>
        {name.fields && (
          <span className="min-w-0 break-words">
            {name.fields.name !== name.text && `${name.fields.name} `}
            <span className="text-sm text-ink-3">
              {word(kinds, name.fields.kind)} · {word(regions, name.fields.regionCode)}
            </span>
          </span>
        )}
      </span>
    )
  }
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
      <Icon name="check" className="text-ok" />
      {name.chosen && (
        <a
          data-soft
          href={name.chosen.href}
          target="_blank"
          className="link min-w-0 break-words"
          rel="noopener"
        >
          {name.chosen.name}
        </a>
      )}
      <span className="text-sm text-ink-3">{name.decided ? '人工确认' : '名称或代码一致'}</span>
    </span>
  )
}

function Score({ score, sure }: { score: number; sure: boolean }) {
  const percent = Math.round(score * 100)
  return (
    <span className={`text-right tabular ${sure ? 'font-semibold text-ok' : 'text-ink-2'}`}>
      {percent}%<span className="block text-xs font-normal text-ink-3">相似度</span>
    </span>
  )
}

function CreateForm(props: {
  name: NameQuestion
  kinds: Options
  regions: Options
  onCreate: (fields: { name: string; kind: string; regionCode: string; creditCode: string }) => void
  onBack: () => void
}) {
  const id = useId()
  const fields = props.name.fields ?? { name: props.name.text, kind: '', regionCode: '', creditCode: '' }
  return (
    <form
      noValidate
      className="mt-3 grid gap-x-6 gap-y-3 rounded border border-line p-4 md:grid-cols-2 xl:grid-cols-4"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const read = (name: string) => String(data.get(`${id}${name}`) ?? '').trim()
        props.onCreate({
          name: read('name'),
          kind: read('kind'),
          regionCode: read('regionCode'),
          creditCode: read('creditCode'),
        })
      }}
    >
      <TextField
        name={`${id}name`}
        label="单位名称"
        stacked
        required
        maxLength={120}
        defaultValue={fields.name}
      />
      <SelectField
        name={`${id}kind`}
        label="单位类别"
        stacked
        required
        options={props.kinds}
        defaultValue={fields.kind}
      />
      <SelectField
        name={`${id}regionCode`}
        label="行政区划"
        stacked
        required
        options={props.regions}
        defaultValue={fields.regionCode}
      />
      <TextField
        name={`${id}creditCode`}
        label="统一社会信用代码"
        stacked
        maxLength={30}
        defaultValue={fields.creditCode}
        help="暂时不知道可不填,以后补录"
      />
      <div className="flex gap-2 md:col-span-full">
        <Button type="submit" size="sm" variant="primary">
          提交时新增此单位
        </Button>
        <Button size="sm" onClick={props.onBack}>
          返回
        </Button>
      </div>
    </form>
  )
}

function SearchForm(props: {
  search: (query: string) => Promise<OrganizationOption[]>
  onFound: (organizationId: string) => void
  onBack: () => void
}) {
  const id = useId()
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const found = String(new FormData(event.currentTarget).get(`${id}organization`) ?? '')
        if (found) props.onFound(found)
      }}
    >
      <div className="w-full max-w-md">
        <OrganizationPicker name={`${id}organization`} label="库中单位" stacked search={props.search} />
      </div>
      <Button type="submit" size="sm" variant="primary">
        就是此单位
      </Button>
      <Button size="sm" onClick={props.onBack}>
        返回
      </Button>
    </form>
  )
}
