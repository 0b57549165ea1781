import fs from 'node:fs'
import { expect, test } from 'vitest'
import { counted, countPlaywright, countVitest } from '@/scripts/test-steps.mjs'

test('a test file that cannot be loaded counts as a failed test', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a browser test that passed only at the second try did not pass', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 7, failed: 2 })
})

test('a runner that ends badly without naming a failure counts as one', async () => {
  const silent = await counted(countVitest, async () => ({ code: 1 }))
  expect(silent).toEqual({ passed: 0, failed: 1 })

  const green = { numPassedTests: 2, numFailedTests: 0, testResults: [] }
  const unhandled = await counted(countVitest, async (file: string) => {
    fs.writeFileSync(file, JSON.stringify(green))
    return { code: 1 }
  })
  expect(unhandled).toEqual({ passed: 2, failed: 1 })
})
