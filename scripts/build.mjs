/** What is made from the sources: the Prisma client and the production build; each only when its sources changed. */
import fs from 'node:fs'
import path from 'node:path'
import { OperatorError, step } from './console.mjs'
import { fingerprint, unlessDone } from './fingerprint.mjs'
import { installed, ROOT, run } from './process.mjs'

const SCHEMA = ['prisma/schema', 'prisma.config.ts', 'package-lock.json']
const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]

/** Without these, Prisma would look for its native engine, and both tools would call home. */
export const TOOL_ENVIRONMENT = {
  PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'scripts/prisma-engine/schema-engine.mjs'),
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
}

export async function generateClient() {
  const made = {
    stamp: path.join(ROOT, 'lib/generated/fingerprint'),
    identity: fingerprint(ROOT, SCHEMA),
    complete: () => fs.existsSync(path.join(ROOT, 'lib/generated/prisma/client.ts')),
  }
  await unlessDone(made, () => step('生成数据库访问代码', () => tool('prisma', ['generate'])))
}

/** @param {NodeJS.ProcessEnv} env the portal's environment: its settings are checked while pages are collected */
export async function buildPortal(env) {
  const made = {
    stamp: path.join(ROOT, '.next/fingerprint'),
    identity: fingerprint(ROOT, SOURCES, (place) => place === 'lib/generated'),
    complete: () => fs.existsSync(path.join(ROOT, '.next/BUILD_ID')),
  }
  await unlessDone(made, () => step('构建程序', () => tool('next', ['build'], env)))
}

async function tool(name, args, env = process.env) {
  const { code, output } = await run(installed(name), args, { env: { ...env, ...TOOL_ENVIRONMENT } })
  if (code !== 0) throw new OperatorError(`${name} ${args.join(' ')} 执行失败:\n${output.trimEnd()}`)
}
