'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ConflictRow } from '@/components/imports/types'
import { Button, LinkButton } from '@/components/ui/button'
import { Comparison } from '@/components/ui/comparison'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { Decision } from '@/lib/imports/problems'

export type Decide = (
  positions: number[],
  decision: Decision,
  recordId?: string,
) => Promise<{ ok: true } | { ok: false; message: string }>

/** Rows that may be in the register already: the two side by side, and what to do with it. */
export function ConflictRows({ rows, decide }: { rows: ConflictRow[]; decide: Decide }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [failure, setFailure] = useState<string | null>(null)
  const act = (positions: number[], decision: Decision, recordId?: string) => {
    setFailure(null)
    start(async () => {
      try {
        const answer = await decide(positions, decision, recordId)
        if (!answer.ok) return setFailure(answer.message)
        router.refresh()
      } catch {
        setFailure('网络中断,这一项没有保存,请检查网络后重试')
      }
    })
  }
  if (rows.length === 0) return <EmptyState title="没有冲突">各行都能确定是新增还是更新。</EmptyState>
  const all = rows.map(({ position }) => position)
  return (
    <div aria-busy={pending}>
      {rows.length > 1 && (
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
          <span className="mr-2 text-ink-2">本页 {rows.length} 行</span>
          <Button size="sm" onClick={() => act(all, 'CREATE')}>
            都作为新记录新增
          </Button>
          <Button size="sm" onClick={() => act(all, 'LEAVE_OUT')}>
            都不导入
          </Button>
        </div>
      )}
      {failure && (
        <div className="border-b border-line p-3">
          <Notice tone="bad" live title={failure} />
        </div>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.position} className="grid gap-2 border-b border-line px-4 py-3 last:border-b-0">
            <div>
              <p className="break-words">
                <strong>{row.title}</strong>
                <span className="ml-3 text-sm whitespace-nowrap text-ink-3 tabular">{row.place}</span>
              </p>
              <p className="text-sm text-warn">{row.reason}</p>
            </div>
            {row.twins.map((twin) => (
              <div key={twin.id} className="grid gap-2">
                <Comparison
                  caption={`${row.place}与库中${twin.code ?? twin.title}的对照`}
                  left="表中"
                  right={`库中 ${twin.code ?? twin.title}`}
                  rows={twin.fields.map(({ label, mine, theirs }) => ({ label, left: mine, right: theirs }))}
                />
                <div className="flex flex-wrap gap-2">
                  <Button size="sm" onClick={() => act([row.position], 'UPDATE', twin.id)}>
                    是同一条,用表中内容更新
                  </Button>
                  <LinkButton href={twin.href} size="sm" variant="quiet" target="_blank">
                    查看库中记录
                  </LinkButton>
                </div>
              </div>
            ))}
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onClick={() => act([row.position], 'CREATE')}>
                不是同一条,作为新记录新增
              </Button>
              <Button size="sm" onClick={() => act([row.position], 'LEAVE_OUT')}>
                {row.twins.length > 0 ? '保留库中内容,此行不导入' : '此行不导入'}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
