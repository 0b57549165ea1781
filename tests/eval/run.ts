import { comparable } from '@/lib/organizations/names/comparable'
import { PROPOSE, rankCandidates } from '@/lib/organizations/names/rank'
import { nameIndex } from '@/lib/organizations/names/register'
import { judge, judgeTogether, precisionAndRecall, thresholds } from './measure'
import { heldOutPairs } from './names-held-out'
import { seenPairs } from './names-seen'
import { tunedPairs } from './names-tuned'
import type { Pair } from './pairs'
import { largeRegister, writtenNames } from './register'

/** `npm run eval:names`: how well names of organizations are recognized, and how fast. */
const percent = (part: number) => `${(part * 100).toFixed(1)}%`
const say = (line: string) => process.stdout.write(`${line}\n`)

function report(title: string, pairs: readonly Pair[]) {
  const judged = judge(pairs)
  say(`\n== ${title}:${pairs.length} 对,其中同一单位 ${judged.filter(({ same }) => same).length} 对`)
  for (const [name, threshold] of Object.entries(thresholds)) {
    const { linked, wrong, precision, recall } = precisionAndRecall(judged, threshold)
    say(
      `${name}(≥${threshold}):命中 ${linked},误连 ${wrong},精确率 ${percent(precision)},召回率 ${percent(recall)}`,
    )
  }
  // a text that is itself the name of another one means that one
  const names = new Set(pairs.map(({ held }) => comparable(held)))
  const together = judgeTogether(pairs).filter(
    ({ text, held }) => comparable(text) === comparable(held) || !names.has(comparable(text)),
  )
  const wrong = together.filter(
    (one) => one.proposed && (one.same ? one.at !== 0 : one.at === 0 && one.proposed === one.candidates[0]),
  )
  const same = together.filter((one) => one.same)
  say(
    `同一单位库中一起比对:首位正确 ${percent(same.filter((one) => one.at === 0).length / same.length)},` +
      `前五位中有 ${percent(same.filter((one) => one.at >= 0).length / same.length)},预填有误 ${wrong.length}`,
  )
  for (const one of wrong)
    say(`  预填有误 ${one.text} → ${one.proposed?.name}(应${one.same ? '' : '非'}为 ${one.held})`)
  for (const one of judged) {
    const kind = one.same
      ? one.score < 0.7
        ? '漏认'
        : null
      : one.score >= PROPOSE
        ? '误连'
        : one.score >= 0.7
          ? '误问'
          : null
    if (kind)
      say(
        `  ${kind} ${one.score.toFixed(2)} ${one.text} ≠? ${one.held}〔${one.why}〕${one.reasons.join(';')}`,
      )
  }
}

function time() {
  const [register, names] = [largeRegister(5000), writtenNames(10_000, 5000)]
  const [begun, index] = [performance.now(), nameIndex(register)]
  const built = performance.now()
  for (const name of names) rankCandidates(name, index)
  const asked = performance.now()
  for (const name of names) rankCandidates(name, index)
  const again = performance.now() - asked
  const proposed = names.filter((name) => rankCandidates(name, index)[0]?.verdict === 'propose').length
  say(
    `\n== 用时:5000 个单位(${index.held.length} 个名称)建索引 ${Math.round(built - begun)} ms;` +
      `10000 个不同写法(${new Set(names).size} 种)比对 ${Math.round(asked - built)} ms,再问一遍 ${Math.round(again)} ms;预填 ${proposed}`,
  )
}

report('调试用', tunedPairs)
report('曾留出,后来用于调试', seenPairs)
report('留出未调', heldOutPairs)
time()
