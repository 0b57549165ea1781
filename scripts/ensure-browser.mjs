// Finds a Chromium for Playwright or installs one; prints its path (empty = Playwright's own).
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sh = (c, a, o = {}) => spawnSync(c, a, { stdio: ['ignore', 2, 2], ...o }).status === 0

export async function ensureBrowser() {
  const system = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-browser',
  ].filter(Boolean)
  const usable = () => system.find((p) => existsSync(p) && spawnSync(p, ['--version']).status === 0)
  const { chromium } = await import('@playwright/test')
  const own = () => existsSync(chromium.executablePath())
  if (process.platform === 'linux' && usable()) return usable()
  if (own()) return ''
  const os = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const root = process.getuid?.() === 0
  const sudo = root ? [] : ['sudo', '-n']
  if (/^ID=debian$/m.test(os) && (root || sh('sudo', ['-n', 'true']))) {
    const apt = (...a) =>
      sh(sudo[0] ?? 'env', [
        ...sudo.slice(1),
        ...(sudo[0] ? ['env'] : []),
        'DEBIAN_FRONTEND=noninteractive',
        'apt-get',
        ...a,
      ])
    if (
      apt('update', '-q') &&
      apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') &&
      usable()
    )
      return usable()
  }
  sh(process.execPath, [
    'node_modules/@playwright/test/cli.js',
    'install',
    ...(root ? ['--with-deps'] : []),
    'chromium-headless-shell',
  ])
  if (own()) return ''
  throw new Error(
    'No Chromium: install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH',
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(await ensureBrowser())
