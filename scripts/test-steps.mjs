/** The steps of a test run that need no running portal. Each counts what passed and what failed. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { installed, run } from './process.mjs'

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, work: (args: string[]) => Promise<Count> }} TestStep
 */

/** @type {TestStep} */
export const lint = {
  name: '代码规范检查',
  work: () => asOneTest([['biome', 'check', '--error-on-warnings']]),
}

/** @type {TestStep} */
export const types = {
  name: '类型检查',
  work: () =>
    asOneTest([
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ]),
}

/** @param {string[]} projects of vitest.config.ts @returns {TestStep} */
export function vitest(...projects) {
  return {
    name: projects.length > 1 ? '单元与集成测试' : '单元测试',
    async work(args) {
      const chosen = projects.flatMap((project) => ['--project', project])
      return counted(countVitest, (report) => {
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
        return run(installed('vitest'), ['run', ...chosen, ...reporters, ...args], { show: true })
      })
    },
  }
}

/** Linters and compilers find any number of faults; they count as one test, with their output shown when it fails. */
async function asOneTest(commands) {
  for (const [name, ...args] of commands) {
    const { code, output } = await run(installed(name), args)
    if (code === 0) continue
    process.stdout.write(output)
    return { passed: 0, failed: 1 }
  }
  return { passed: 1, failed: 0 }
}

/**
 * Runs a test runner that writes a JSON report, and counts what the report says. A runner that fails without a failed
 * test in its report (it could not start, a file could not be loaded) counts as one failed test.
 * @param {(report: any) => Count} count
 * @param {(file: string) => Promise<{ code: number }>} work
 * @returns {Promise<Count>}
 */
export async function counted(count, work) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'luodi-report-'))
  const file = path.join(directory, 'report.json')
  try {
    const { code } = await work(file)
    const result = fs.existsSync(file)
      ? count(JSON.parse(fs.readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0 }
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
  } finally {
    fs.rmSync(directory, { recursive: true, force: true })
  }
}

/** A file that could not be loaded has no test that failed, but it failed. @returns {Count} */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** A flaky test is one that failed once: without retries there is none, and with them it does not count as passed. */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
