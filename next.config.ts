import type { NextConfig } from 'next'

const nextConfig: NextConfig = {
  reactCompiler: true,
  typedRoutes: false,
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pinyin-pro'],
}

export default nextConfig
