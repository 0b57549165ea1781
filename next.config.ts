import type { NextConfig } from 'next'

const nextConfig: NextConfig = {
  reactCompiler: true,
  typedRoutes: false,
  poweredByHeader: false,
  agentRules: false,
  // Files of 20 MB are imported (lib/imports/reader/limits.ts); the proxy would cut them off at 10 without a word.
  experimental: { proxyClientMaxBodySize: '22mb' },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pinyin-pro'],
}

export default nextConfig
