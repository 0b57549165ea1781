/**
 * Run after every `npm install`: `node scripts/complete-lock.mjs`.
 *
 * A registry mirror often carries the Linux packages only. `npm install` then leaves the packages of other platforms
 * out of package-lock.json, and `npm ci` refuses that file ("Missing: … from lock file"). This puts the entries back;
 * they are only ever fetched on the platform they are for.
 */
import fs from 'node:fs'
import { isMain } from './process.mjs'

const LOCK = 'package-lock.json'
const SYSTEMS = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'android',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
]
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
]
const RENAMED = { windows: 'win32', ppc64le: 'ppc64' }

/**
 * @param {Record<string, any>} packages the `packages` of a lock file
 * @returns {Record<string, any>} the entries it lacks
 */
export function missingPlatformEntries(packages) {
  const missing = {}
  for (const [place, dependent] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(dependent.optionalDependencies ?? {})) {
      const known = packages[`${place}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
      const entry = !known && /^\^?\d+\.\d+\.\d+\S*$/.test(range) && platformEntry(name, range, dependent)
      if (entry) missing[`node_modules/${name}`] = entry
    }
  }
  return missing
}

/** The platform is written in the package's name: `@next/swc-linux-x64-musl`. */
function platformEntry(name, range, dependent) {
  const words = name
    .split('/')
    .pop()
    .split('-')
    .map((word) => RENAMED[word] ?? word)
  const system = words.find((word) => SYSTEMS.includes(word))
  const processor = words.find((word) => PROCESSORS.includes(word))
  if (!system && !processor) return undefined
  const libc = words.includes('musl')
    ? 'musl'
    : system === 'linux' && words.includes('gnu')
      ? 'glibc'
      : undefined
  return {
    version: range.replace(/^\^/, ''),
    ...(processor && { cpu: [processor] }),
    ...(libc && { libc: [libc] }),
    ...(dependent.dev && { dev: true }),
    optional: true,
    ...(system && { os: [system] }),
  }
}

if (isMain(import.meta.url)) {
  const lock = JSON.parse(fs.readFileSync(LOCK, 'utf8'))
  const missing = missingPlatformEntries(lock.packages)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  fs.writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`[落地] 补全依赖锁定文件:${Object.keys(missing).length} 项`)
}
