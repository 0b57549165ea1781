import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readAs, writeAs } from '@/lib/db'
import { commitImport } from '@/lib/imports/commit'
import { getImport } from '@/lib/imports/queries'
import { settled } from '@/lib/imports/run'
import { organization, staff } from '../../support/factories'
import { sheet, uploaded } from './support'

const clerk = staff()
const ROWS = 3000
const HEADERS = ['协议名称', '企业', '合作单位', '协议类型', '合作模式', '签订日期', '协议金额(万元)']

test('kill -9 in the middle of a commit leaves nothing of it, and the batch can be committed again', async () => {
  const { enterprise, university } = await writeAs(clerk, { action: 'test' }, async (tx) => ({
    enterprise: await organization(tx),
    university: await organization(tx, 'UNIVERSITY'),
  }))
  const rows = Array.from({ length: ROWS }, (_, number) => [
    ...[
      `第${number}号联合研发协议`,
      enterprise.name,
      university.name,
      '项目协议',
      '项目合作',
      '2022-03-01',
      '12.5',
    ],
  ])
  const id = await uploaded(clerk, [sheet('协议', [HEADERS, ...rows])])
  const count = () => readAs(clerk, (tx) => tx.agreement.count({ where: { enterpriseId: enterprise.id } }))

  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      path.join(import.meta.dirname, 'commit-child.ts'),
      id,
      clerk.userId,
    ],
    { stdio: 'ignore' },
  )
  const ended = once(child, 'exit')
  // some of the rows are written, not all: progress is told from outside the transaction
  for (;;) {
    const progress = (await getImport(clerk, id))?.progress
    if (child.exitCode !== null || (progress?.stage === 'create' && progress.done > 0)) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await getImport(clerk, id))?.state).toBe('COMMITTING')
  child.kill('SIGKILL')
  await ended

  await expect.poll(async () => (await getImport(clerk, id))?.state, { timeout: 15_000 }).toBe('INTERRUPTED')
  expect(await count()).toBe(0)
  await commitImport(clerk, id)
  await settled(id)
  expect((await getImport(clerk, id))?.state).toBe('COMMITTED')
  expect(await count()).toBe(ROWS)
}, 60_000)
