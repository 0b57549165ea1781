/**
 * `npm test` and its parts. Everything runs to its end whatever fails, and the last line counts it all.
 *
 *   (nothing)    all of the following
 *   check        lint, types, unit
 *   unit         pure functions
 *   integration  commands, policies and contracts on a throw-away PostgreSQL
 *   e2e          the built portal in a browser, on its own database with demonstration data
 */
import { generateClient, TOOL_ENVIRONMENT } from './build.mjs'
import { exitWith, OperatorError, say, step } from './console.mjs'
import { whenAskedToStop } from './stop.mjs'
import { removeLeftovers } from './test-data.mjs'
import { endToEnd } from './test-e2e.mjs'
import { lint, types, vitest } from './test-steps.mjs'

const MODES = {
  all: [lint, types, vitest('unit', 'integration', 'contracts'), endToEnd],
  check: [lint, types, vitest('unit')],
  unit: [vitest('unit')],
  integration: [vitest('integration', 'contracts')],
  e2e: [endToEnd],
}

whenAskedToStop(() => process.exit(1))
try {
  const [mode = 'all', ...more] = process.argv.slice(2)
  const steps = MODES[mode]
  if (!steps) throw new OperatorError(`没有名为 ${mode} 的测试;可用:${Object.keys(MODES).join('、')}`)
  Object.assign(process.env, TOOL_ENVIRONMENT)
  removeLeftovers()
  await generateClient()

  const total = { passed: 0, failed: 0 }
  for (const { name, work } of steps) {
    const { passed, failed } = await step(name, () => work(more))
    if (failed > 0) say(`${name}:未通过 ${failed} 项`)
    total.passed += passed
    total.failed += failed
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed > 0 ? 1 : 0)
} catch (error) {
  exitWith(error)
}
