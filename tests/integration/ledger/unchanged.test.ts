import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import { cachedUntilChange, keptUnlessChanged, ledgerTables } from '@/lib/ledger/unchanged'
import { asOwner } from '@/tests/support/db'
import { leader, staff } from '@/tests/support/factories'

// Everything here commits: the question is what one transaction sees of another.

/** A figure about event series, and how often it was really computed. */
function counted(name: string) {
  const figure = { computed: 0, now: async (tx: Tx) => tx.eventSeries.count({ where: { kind: 'TRAINING' } }) }
  return {
    figure,
    in: (tx: Tx, tables: readonly string[] = ['EventSeries']) =>
      cachedUntilChange(tx, name, tables, () => {
        figure.computed += 1
        return figure.now(tx)
      }),
  }
}

const ask = (figure: ReturnType<typeof counted>, actor: Actor = leader()) =>
  readAs(actor, (tx) => figure.in(tx))

function addSeries(tx: Tx) {
  const id = newId()
  return tx.eventSeries.createMany({ data: [{ id, name: `系列${id}`, kind: 'TRAINING' }] })
}

const write = (work: (tx: Tx) => Promise<unknown> = addSeries) =>
  writeAs(staff(), { action: 'test.write' }, work)

const addEvent = async (tx: Tx) => {
  const [id, seriesId] = [newId(), newId()]
  await tx.eventSeries.createMany({ data: [{ id: seriesId, name: `系列${seriesId}`, kind: 'OTHER' }] })
  await tx.event.createMany({
    data: [{ id, code: id, title: '活动', seriesId, heldOn: new Date('2022-10-01') }],
  })
}

/** A transaction that stays open until it is told to go on. */
function held<Value>(
  open: (work: (tx: Tx) => Promise<Value>) => Promise<Value>,
  work: (tx: Tx, hold: () => Promise<void>) => Promise<Value>,
) {
  let release = () => {}
  let reached = () => {}
  const waiting = new Promise<void>((resolve) => {
    release = resolve
  })
  const there = new Promise<void>((resolve) => {
    reached = resolve
  })
  const done = open((tx) =>
    work(tx, () => {
      reached()
      return waiting
    }),
  )
  return { there, done, release }
}

describe('a kept value', () => {
  test('is computed once while nothing changes, whoever of the bureau asks', async () => {
    const figure = counted('once')
    await write()

    const answers = [await ask(figure), await ask(figure, staff()), await ask(figure)]

    expect(answers).toEqual([1, 1, 1])
    expect(figure.figure.computed).toBe(1)
  })

  test('is new after every commit to its table, and stays through commits to others', async () => {
    const figure = counted('tables')
    const before = await ask(figure)
    await write()
    expect(await ask(figure)).toBe(before + 1)
    expect(figure.figure.computed).toBe(2)

    const events = counted('events only')
    events.figure.now = (tx) => tx.event.count()
    const asked = () => readAs(leader(), (tx) => events.in(tx, ['Event']))
    const had = await asked()
    await write()
    expect(await asked()).toBe(had)
    expect(events.figure.computed).toBe(1)
    await write(addEvent)
    expect(await asked()).toBe(had + 1)
    expect(events.figure.computed).toBe(2)
  })

  test('misses no writer that was under way when it was computed, also one with an older number', async () => {
    const figure = counted('under way')
    const before = await ask(figure)
    const slow = held(write as (work: (tx: Tx) => Promise<unknown>) => Promise<unknown>, async (tx, hold) => {
      await addSeries(tx)
      await hold()
      return null
    })
    await slow.there
    // A younger transaction commits first, and the value is computed and kept while the older one is still writing.
    await write()
    expect(await ask(figure)).toBe(before + 1)
    slow.release()
    await slow.done

    expect(await ask(figure)).toBe(before + 2)
  })

  test('keeps to its snapshot: a reader that began before a commit is not shown a figure from after it', async () => {
    const figure = counted('snapshot')
    const before = await ask(figure)
    const old = held<number>(
      (work) => readAs(leader(), work),
      async (tx, hold) => {
        await tx.eventSeries.count() // the snapshot is taken
        await hold()
        return figure.in(tx)
      },
    )
    await old.there
    await write()
    expect(await ask(figure)).toBe(before + 1)
    old.release()

    expect(await old.done).toBe(before)
    // And what the old reader computed for itself did not take the place of the newer value.
    const computed = figure.figure.computed
    expect(await ask(figure)).toBe(before + 1)
    expect(figure.figure.computed).toBe(computed)
  })

  test('is not kept from a transaction that sees its own uncommitted rows', async () => {
    const figure = counted('own rows')
    const before = await ask(figure)
    await write(async (tx) => {
      await addSeries(tx)
      expect(await figure.in(tx)).toBe(before + 1)
      throw new Error('taken back')
    }).catch(() => {})

    expect(await ask(figure)).toBe(before)
  })

  test('is neither kept for a member nor shown to one', async () => {
    const figure = counted('member')
    const member: Actor = {
      role: 'ENTERPRISE_USER',
      userId: newId(),
      name: '填报人',
      organizationId: newId(),
    }
    await ask(figure)
    await ask(figure, member)
    await ask(figure, member)
    expect(figure.figure.computed).toBe(3)
    await ask(figure)
    expect(figure.figure.computed).toBe(3)
  })

  test('is computed once by many who ask at the same moment', async () => {
    const figure = counted('many')
    const { now } = figure.figure
    figure.figure.now = async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(0.2)::text`
      return now(tx)
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(figure)))

    expect(new Set(answers).size).toBe(1)
    expect(figure.figure.computed).toBe(1)
  })

  test('is computed by the next one when the transaction computing it failed', async () => {
    const figure = counted('failing')
    const { now } = figure.figure
    let first = true
    figure.figure.now = async (tx) => {
      if (!first) return now(tx)
      first = false
      await tx.$queryRaw`SELECT pg_sleep(0.1)::text`
      throw new Error('broken')
    }
    const answers = await Promise.allSettled([ask(figure), ask(figure), ask(figure)])

    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  })

  test('is never older than the last commit before it was asked for, under many writers and readers', async () => {
    const figure = counted('storm')
    let committed = await ask(figure)
    let writing = true
    let stale = 0
    let asked = 0
    const writer = async () => {
      for (let round = 0; round < 25; round++) {
        await write(async (tx) => {
          await addSeries(tx)
          if (round % 5 === 0) await tx.$queryRaw`SELECT pg_sleep(0.02)::text`
        })
        committed += 1
      }
    }
    const reader = async () => {
      while (writing) {
        const atLeast = committed
        const value = await ask(figure)
        asked += 1
        if (value < atLeast) stale += 1
      }
    }
    const readers = Array.from({ length: 4 }, reader)
    await Promise.all([writer(), writer(), writer()])
    writing = false
    await Promise.all(readers)

    expect({ stale, last: await ask(figure) }).toEqual({ stale: 0, last: committed })
    expect(figure.figure.computed).toBeLessThanOrEqual(asked + 2)
  })

  test('refuses tables the ledger does not record', async () => {
    const figure = counted('unknown')
    await expect(readAs(leader(), (tx) => figure.in(tx, ['agreement']))).rejects.toThrow('not in the ledger')
  })
})

// Not everybody who reads figures sees these changes, so nothing may be kept by them.
const ofAdministrators = ['User', 'ScreenDevice']

test("the list of tables with a ledger is the database's own", async () => {
  const { rows } = await asOwner((client) =>
    client.query<{ name: string }>(
      `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'record_change'`,
    ),
  )
  const recorded = rows
    .map(({ name }) => name.replaceAll('"', ''))
    .filter((name) => !ofAdministrators.includes(name))
  expect(recorded.toSorted()).toEqual([...ledgerTables].toSorted())
})

test('the search for changes reads the end of an index however long the ledger is', async () => {
  await asOwner(async (client) => {
    await client.query(`
      INSERT INTO "Change" ("at", "txid", "tableName", "recordId", "subjectTable", "subjectId", "op", "participantIds")
      SELECT now(), 1 + n / 100, 'Event', gen_random_uuid(), 'Event', gen_random_uuid(), 'UPDATE', '{}'
        FROM generate_series(1, 50000) AS n`)
    await client.query('ANALYZE "Change"')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`
      EXPLAIN SELECT change."txid" FROM "Change" AS change
       WHERE change."txid" >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint AND change."tableName" = ANY('{Event}')
         AND NOT pg_visible_in_snapshot(change."txid"::text::xid8, pg_current_snapshot())
       ORDER BY change."txid" DESC LIMIT 1`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Change_txid_idx')
  })
})

describe('a kept value asked for without a transaction', () => {
  const kept = (name: string, actor: Actor = leader()) =>
    keptUnlessChanged<number>(actor, name, ['EventSeries'])

  test('is there while nothing changes, and not after a commit to its table', async () => {
    const figure = counted('without a transaction')
    expect(await kept('without a transaction')).toBeNull()
    const value = await ask(figure)
    expect(await kept('without a transaction')).toBe(value)
    await write(addEvent)
    expect(await kept('without a transaction')).toBeNull()
    expect(await ask(figure)).toBe(await readAs(leader(), figure.figure.now))
    expect(await kept('without a transaction')).toBe(await readAs(leader(), figure.figure.now))
  })

  test('is not given for a change that was under way when it was computed and has been committed since', async () => {
    const figure = counted('under way')
    const writer = held<void>(
      (work) => writeAs(staff(), { action: 'test.write' }, work),
      async (tx, hold) => {
        await addSeries(tx)
        await hold()
      },
    )
    await writer.there
    const value = await ask(figure)
    expect(await kept('under way')).toBe(value)
    writer.release()
    await writer.done
    expect(await kept('under way')).toBeNull()
  })

  test('is refused to those who do not read everything', async () => {
    const member: Actor = { ...staff(), role: 'ENTERPRISE_USER', organizationId: newId() }
    await expect(kept('anything', member)).rejects.toThrow()
  })
})
