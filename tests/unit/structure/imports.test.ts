import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = process.cwd()
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luodi-lint-'))
  const { vcs: _, ...config } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'))
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...config, $schema: undefined }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Whether the project's own lint lets this file import that name. */
function isRefused(file: string, from: string, name = 'thing') {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, `import { ${name} } from '${from}'\n\nexport const used = ${name}\n`)
  const lint = spawnSync(path.join(root, 'node_modules/.bin/biome'), ['lint', target], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(target)
  return lint.stdout.includes('noRestrictedImports') || lint.stderr.includes('noRestrictedImports')
}

test.each([
  ['lib/agreements/queries.ts', '@/components/ui/badge'],
  ['lib/agreements/queries.ts', '@/app/layout'],
  ['components/agreements/agreement-form.tsx', '@/app/layout'],
  ['components/agreements/agreement-form.tsx', '@/lib/db'],
  ['components/agreements/agreement-form.tsx', '@/lib/agreements/commands'],
  ['components/agreements/agreement-form.tsx', '@/lib/auth/session'],
  ['components/ui/button.tsx', '@/components/agreements/agreement-form'],
  ['components/ui/button.tsx', '@/lib/agreements/policy'],
  ['components/charts/bars.tsx', '@/lib/indicators/all'],
  ['app/page.tsx', '@/lib/generated/prisma/client'],
])('%s may not import %s', (file, from) => {
  expect(isRefused(file, from)).toBe(true)
})

test.each(['writeAs', 'asSystem', 'withoutActor', 'setActor'])(
  'a page may not take %s from lib/db',
  (name) => {
    expect(isRefused('app/page.tsx', '@/lib/db', name)).toBe(true)
  },
)

test.each([
  ['app/page.tsx', '@/lib/db', 'readAs'],
  ['app/page.tsx', '@/components/ui/badge', 'thing'],
  ['components/agreements/agreement-form.tsx', '@/lib/agreements/labels', 'thing'],
  ['components/ui/button.tsx', '@/components/ui/badge', 'thing'],
  ['lib/agreements/commands.ts', '@/lib/db', 'thing'],
])('%s may import %s', (file, from, name) => {
  expect(isRefused(file, from, name)).toBe(false)
})

function sources(...folders: string[]) {
  const files = execFileSync('git', ['ls-files', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
  return files
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

test('pages and components hand the transaction on and never speak to the database themselves', () => {
  const speaking = sources('app', 'components').filter(({ text }) =>
    /\btx\.\w+|\$(query|execute)Raw/.test(text),
  )
  expect(speaking.map(({ file }) => file)).toEqual([])
})

test('components import nothing but types from queries', () => {
  const reading = sources('components').filter(({ text }) =>
    [...text.matchAll(/import\s+(?!type\b)\{([^}]*)\}\s+from '@\/lib\/[^']*queries'/g)].some(([, names]) =>
      (names ?? '').split(',').some((name) => name.trim() !== '' && !name.trim().startsWith('type ')),
    ),
  )
  expect(reading.map(({ file }) => file)).toEqual([])
})

test('only lib/env.ts and the proxy read the environment, and nothing uses unparameterised SQL', () => {
  const all = sources('app', 'components', 'lib')
  expect(all.filter(({ text }) => text.includes('process.env')).map(({ file }) => file)).toEqual([
    'lib/env.ts',
  ])
  expect(all.filter(({ text }) => /RawUnsafe/.test(text)).map(({ file }) => file)).toEqual([])
})

test('every server action asks who acts', () => {
  const actions = sources('app').filter(({ text }) => text.startsWith("'use server'"))
  expect(actions.length).toBeGreaterThan(8)
  for (const { file, text } of actions) {
    const functions = text.split(/^export async function /m).slice(1)
    for (const body of functions) {
      // a screen is bound by whoever holds its code: nobody is signed in there
      const asks = /require(Actor|Account|Session)\(\)|signOutHere\(\)|portalHasUsers\(\)|bindScreen\(/.test(
        body,
      )
      expect(`${file} ${body.slice(0, body.indexOf('('))}: ${asks}`).toMatch(/: true$/)
    }
  }
})
