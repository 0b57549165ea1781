import { useState, useTransition } from 'react'
import type { Spot } from '@/components/imports/grid-moves'
import type { AlikeGroup, Counts, GridRow, RepairAnswer } from '@/components/imports/types'
import type { Problem } from '@/lib/imports/problems'

/** Server actions of the grid; the batch is bound on the server. */
export type RepairActions = {
  edit: (position: number, column: string, text: string, shown: number[]) => Promise<RepairAnswer>
  /** Every cell of the column with this text. All answer with those of the shown rows that are different now. */
  editAlike: (column: string, from: string, to: string, shown: number[]) => Promise<RepairAnswer>
  leaveOut: (position: number, out: boolean, shown: number[]) => Promise<RepairAnswer>
  /** What a name means in every row that has it. */
  mean: (name: string, organizationId: string, shown: number[]) => Promise<RepairAnswer>
}

export type Offer = { column: string; label: string; from: string; to: string; count: number }

const cellId = ({ position, column }: Spot) => `${position}:${column}`

/**
 * The rows of the page as they are now. A change is shown at once and checked on the server meanwhile; the answer
 * replaces the row where it stands, so nothing moves under the hands of who is working.
 */
export function useRepair(props: {
  rows: GridRow[]
  counts: Counts
  undecided: number
  groups: AlikeGroup[]
  actions: RepairActions
}) {
  const [rows, setRows] = useState(props.rows)
  const [counts, setCounts] = useState(props.counts)
  const [undecided, setUndecided] = useState(props.undecided)
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const [offer, setOffer] = useState<Offer | null>(null)
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, start] = useTransition()

  const take = (answer: RepairAnswer) => {
    if (!answer.ok) {
      setFailure(answer.message)
      return false
    }
    setFailure(null)
    setCounts(answer.counts)
    setUndecided(answer.undecided)
    const fresh = new Map(answer.rows.map((row) => [row.position, row]))
    setRows((before) => before.map((row) => fresh.get(row.position) ?? row))
    return true
  }

  const ask = async (marks: string[], question: () => Promise<RepairAnswer>) => {
    setWaiting((before) => new Set([...before, ...marks]))
    try {
      return take(await question())
    } catch {
      setFailure('网络中断,这一处修改没有保存,请检查网络后重试')
      return false
    } finally {
      setWaiting((before) => new Set([...before].filter((mark) => !marks.includes(mark))))
    }
  }

  const shown = () => rows.map(({ position }) => position)

  return {
    rows,
    counts,
    undecided,
    waiting,
    offer,
    failure,
    busy,
    /** Whether all cells of a column with this text were changed since the page was drawn. */
    isAnswered: (column: string, text: string) => answered.has(`${column}\n${text}`),
    isWaiting: (spot: Spot) => waiting.has(cellId(spot)),
    dismissOffer: () => setOffer(null),
    edit(spot: Spot, text: string) {
      const row = rows.find(({ position }) => position === spot.position)
      if (!row || (row.texts[spot.column] ?? '') === text) return
      const problem = row.problems.find(({ column }) => column === spot.column)
      const more = problem ? alikeOf(props.groups, problem) - 1 : 0
      setOffer(null)
      setRows((before) =>
        before.map((one) =>
          one.position === spot.position ? { ...one, texts: { ...one.texts, [spot.column]: text } } : one,
        ),
      )
      start(async () => {
        const saved = await ask([cellId(spot)], () =>
          props.actions.edit(spot.position, spot.column, text, shown()),
        )
        if (!saved) {
          setRows((before) => before.map((one) => (one.position === spot.position ? row : one)))
        } else if (problem && more > 0) {
          setOffer({ column: spot.column, label: problem.label, from: problem.value, to: text, count: more })
        }
      })
    },
    editAlike(column: string, from: string, to: string) {
      setOffer(null)
      const marks = rows
        .filter((row) => (row.texts[column] ?? '') === from)
        .map(({ position }) => cellId({ position, column }))
      start(async () => {
        if (await ask(marks, () => props.actions.editAlike(column, from, to, shown()))) {
          setAnswered((before) => new Set([...before, `${column}\n${from}`]))
        }
      })
    },
    leaveOut(position: number, out: boolean) {
      start(async () => {
        await ask([`${position}:`], () => props.actions.leaveOut(position, out, shown()))
      })
    },
    mean(spot: Spot, name: string, organizationId: string) {
      start(async () => {
        await ask([cellId(spot)], () => props.actions.mean(name, organizationId, shown()))
      })
    },
  }
}

export type Repair = ReturnType<typeof useRepair>

/** How many cells of the file had this text with this problem when the page was drawn. */
function alikeOf(groups: readonly AlikeGroup[], { column, value, reason }: Problem) {
  return (
    groups.find((group) => group.column === column && group.value === value && group.reason === reason)
      ?.count ?? 1
  )
}
