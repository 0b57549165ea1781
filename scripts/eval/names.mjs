/** `npm run eval:names`: how well names of organizations are recognized, and how fast (tests/eval). */
import { exitWith, OperatorError } from '../console.mjs'
import { run } from '../process.mjs'

async function main() {
  const { code } = await run(process.execPath, ['--import', 'tsx', 'tests/eval/run.ts'], { show: true })
  if (code !== 0) throw new OperatorError('名称识别评测未能完成')
}

main().catch(exitWith)
