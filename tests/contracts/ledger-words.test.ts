import { expect, test } from 'vitest'
import { ledgerTables, sharedLabels, technicalColumns } from '@/lib/ledger/describe'
import { asOwner } from '@/tests/support/db'

test('every table with the ledger trigger has its words, and no other', async () => {
  const { rows } = await asOwner((client) =>
    client.query<{ table: string }>(
      `SELECT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'record_change'`,
    ),
  )
  expect(rows.map(({ table }) => table).sort()).toEqual(Object.keys(ledgerTables).sort())
})

test('every column that 变更记录 can show has a Chinese name', async () => {
  const { rows } = await asOwner((client) =>
    client.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ANY($1)`,
      [Object.keys(ledgerTables)],
    ),
  )
  const unnamed = rows
    .filter(({ column }) => !technicalColumns.has(column) && !column.endsWith('Id'))
    .filter(({ table, column }) => !ledgerTables[table]?.columns[column] && !sharedLabels[column])
    .map(({ table, column }) => `${table}.${column}`)
  expect(unnamed).toEqual([])
})
