import 'server-only'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Limits } from '@/lib/imports/reader/limits'
import type { SheetMarks } from '@/lib/imports/reader/marks'
import type { WorkerMessage } from '@/lib/imports/reader/messages'
import type { Refusal } from '@/lib/imports/reader/types'
import { perProcess } from '@/lib/per-process'

/**
 * Files of strangers are opened one at a time, each in a thread of its own that ends with it. The thread's program is not
 * part of the build: it is started from the project's folder, where every command of package.json runs.
 */
const PROGRAM = ['lib', 'imports', 'reader', 'worker', 'main.mjs']

export type Job =
  | { job: 'read'; bytes: Uint8Array; fileName: string }
  | { job: 'mark'; bytes: Uint8Array; marks: readonly SheetMarks[] }

const refused = (reason: Refusal['reason'], message: string): Refusal => ({ ok: false, reason, message })

/** Runs a job and hands over what the worker says, until it is done. A refusal is an answer: what is thrown is a defect of ours. */
export function runJob(job: Job, limits: Limits, hear: (message: WorkerMessage) => void) {
  if (queue.waiting >= limits.waiting)
    return Promise.resolve(refused('busy', '正在读取的文件较多,请过一分钟再试。'))
  queue.waiting++
  const turn = queue.last.then(() => work(job, limits, hear))
  queue.last = turn
    .catch(() => {})
    .then(() => {
      queue.waiting--
    })
  return turn
}

type Queue = { last: Promise<unknown>; waiting: number }
const queue = perProcess('sheets', (): Queue => ({ last: Promise.resolve(), waiting: 0 }))

/** Null when the worker did what it was told. */
function work(job: Job, limits: Limits, hear: (message: WorkerMessage) => void): Promise<Refusal | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(process.cwd(), ...PROGRAM), {
      workerData: { ...job, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
      // what the portal's own process was started with (loaders, inspectors) is nothing for this thread
      execArgv: [],
      env: {},
      // the library prints what it does not know of a file
      stdout: true,
      stderr: true,
    })
    const end = (answer: Refusal | null) => {
      clearTimeout(silence)
      clearTimeout(total)
      resolve(answer)
      void worker.terminate()
    }
    // The thread could not start, or ended itself: a defect of ours, not of the file.
    const fail = (error: Error) => {
      reject(error)
      end(null)
    }
    const slow = () => end(refused('tooSlow', TOO_SLOW))
    let silence = setTimeout(slow, limits.silentMs)
    const total = setTimeout(slow, limits.totalMs)
    worker.on('message', (message: WorkerMessage) => {
      clearTimeout(silence)
      if (message.type === 'refused') {
        if (message.unexpected) console.warn(`[落地] 表格读取器:${message.unexpected}`)
        return end(refused(message.reason, message.message))
      }
      hear(message)
      if (message.type === 'done' || message.type === 'marked') return end(null)
      const quietMs = message.type === 'alive' ? message.quietMs : undefined
      silence = setTimeout(slow, quietMs ?? limits.silentMs)
    })
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(refused('tooMuchMemory', TOO_MUCH_MEMORY))
      fail(error)
    })
    worker.on('exit', (code) => fail(new Error(`The reader of spreadsheets ended with code ${code}`)))
  })
}

const SPLIT = '请删去无关的工作表、图片和格式,或拆成几个文件后再上传。'
const TOO_SLOW = `文件读取时间过长,已停止。${SPLIT}`
const TOO_MUCH_MEMORY = `文件展开后过大,已停止读取。${SPLIT}`
