'use client'

import { useRef, useState, useTransition } from 'react'
import { CountsBar } from '@/components/imports/counts-bar'
import { NameCard } from '@/components/imports/name-card'
import { RepairTabs } from '@/components/imports/repair-tabs'
import type { Counts, NameChoice, NameQuestion, NamesAnswer } from '@/components/imports/types'
import { Button, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { OrganizationOption } from '@/components/ui/organization-picker'

type Options = { value: string; label: string }[]

/** Who is meant, asked once per name however many rows have it. The answer stands where the question stood. */
export function NameDecisions(props: {
  names: NameQuestion[]
  counts: Counts
  kinds: Options
  regions: Options
  /** Several names at once: a click on one card, or all that are nearly certain. */
  decide: (choices: { key: string; choice: NameChoice }[]) => Promise<NamesAnswer>
  search: (query: string) => Promise<OrganizationOption[]>
  /** Of the batch. */
  base: string
  /** May anything still be changed? */
  open: boolean
}) {
  const [names, setNames] = useState(props.names)
  const [counts, setCounts] = useState(props.counts)
  const [failure, setFailure] = useState<{ key: string | null; message: string } | null>(null)
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const [, start] = useTransition()
  const list = useRef<HTMLDivElement>(null)

  const decide = (choices: { key: string; choice: NameChoice }[]) => {
    const keys = choices.map(({ key }) => key)
    setWaiting((before) => new Set([...before, ...keys]))
    setFailure(null)
    start(async () => {
      try {
        const answer = await props.decide(choices)
        if (answer.ok) {
          const fresh = new Map(answer.names.map((name) => [name.key, name]))
          setNames((before) => before.map((name) => fresh.get(name.key) ?? name))
          setCounts(answer.counts)
          focusNext(list.current, keys.at(-1) ?? '')
        } else {
          const details = Object.values(answer.fieldErrors ?? {}).flatMap((messages) => messages ?? [])
          setFailure({
            key: keys.length === 1 ? (keys[0] ?? null) : null,
            message: [answer.message, ...details].join(';'),
          })
        }
      } catch {
        setFailure({ key: null, message: '网络中断,这一项没有保存,请检查网络后重试' })
      }
      setWaiting((before) => new Set([...before].filter((key) => !keys.includes(key))))
    })
  }

  const asked = names.filter(({ state }) => state === 'UNDECIDED')
  // What was asked when the page opened stays in its place once it is answered.
  const [first] = useState(() => new Set(asked.map(({ key }) => key)))
  const questions = names.filter(({ key, state }) => first.has(key) || state === 'UNDECIDED')
  const others = names.filter(({ key, state }) => !first.has(key) && state !== 'UNDECIDED')
  const sure = asked.flatMap(({ key, candidates }) => {
    const [best, ...rest] = candidates.filter((candidate) => candidate.sure)
    return best && rest.length === 0 ? [{ key, choice: { organizationId: best.organizationId } }] : []
  })

  const card = (name: NameQuestion) => (
    <NameCard
      key={name.key}
      name={name}
      waiting={waiting.has(name.key)}
      failure={failure?.key === name.key ? failure.message : null}
      kinds={props.kinds}
      regions={props.regions}
      open={props.open}
      search={props.search}
      onChoose={(choice) => decide([{ key: name.key, choice }])}
    />
  )

  return (
    <div ref={list}>
      <RepairTabs base={props.base} undecided={asked.length} problems={counts.problem} current="names" />
      <div className="overflow-clip rounded-panel border border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-4 py-2">
          <div className="min-w-0 flex-1 basis-96">
            <CountsBar counts={counts} />
          </div>
          {props.open && sure.length > 1 && (
            <Button size="sm" icon="check" onClick={() => decide(sure)}>
              采用 {sure.length} 条把握很大的建议
            </Button>
          )}
        </div>
        {failure?.key === null && (
          <div className="border-b border-line p-3">
            <Notice tone="bad" live title={failure.message} />
          </div>
        )}
        {questions.length > 0 && <ul>{questions.map(card)}</ul>}
        {others.length > 0 && (
          <details open={questions.length === 0} className="group border-t border-line first:border-t-0">
            <summary className="flex min-h-10 items-center gap-2 px-4 max-md:min-h-11">
              <Icon name="chevron-right" className="text-ink-3 group-open:rotate-90" />
              <span className="font-semibold">已对应的单位</span>
              <span className="text-sm text-ink-3 tabular">
                {others.filter(({ state }) => state === 'FOUND').length} 个在库中,
                {others.filter(({ state }) => state === 'NEW').length} 个将新增
              </span>
            </summary>
            <ul className="border-t border-line">{others.map(card)}</ul>
          </details>
        )}
        <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line bg-surface px-4 py-2.5">
          <p role="status" className="min-w-0 flex-1 basis-48 tabular">
            {asked.length > 0 ? (
              <>
                还有 <strong className="text-bad">{asked.length}</strong> 个单位名称待确认
              </>
            ) : (
              <span className="inline-flex items-center gap-2 text-ok">
                <Icon name="check" />
                单位名称已全部确认
              </span>
            )}
          </p>
          <LinkButton
            href={`${props.base}/${counts.problem > 0 ? 'rows' : 'preview'}`}
            variant={asked.length === 0 ? 'primary' : 'secondary'}
          >
            {counts.problem > 0 ? `修正 ${counts.problem.toLocaleString('zh-CN')} 行问题` : '下一步:预演'}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}

/** Hands that answered one question find the next one. */
function focusNext(list: HTMLElement | null, key: string) {
  requestAnimationFrame(() => {
    const cards = [...(list?.querySelectorAll<HTMLElement>('[data-name]') ?? [])]
    const here = cards.findIndex((card) => card.dataset.name === key)
    const next = [...cards.slice(here + 1), ...cards.slice(0, here)].find(
      (card) => card.dataset.open === 'true',
    )
    next?.querySelector<HTMLElement>('button')?.focus()
  })
}
