#!/usr/bin/env node
/**
 * Stands in for Prisma's native `schema-engine` program (PRISMA_SCHEMA_ENGINE_BINARY=<this file>): speaks the CLI's
 * JSON-RPC over stdin and stdout, and answers with the engine of load.mjs.
 */
import fs from 'node:fs'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { call } from './load.mjs'

const NO_DATABASE = 'postgresql://invalid:invalid@127.0.0.1:1/invalid'
const PRINT_ID = 100_000

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const url = options.datasource ? JSON.parse(options.datasource).url : undefined

if (positionals[0] === 'cli') await answerCommand(positionals[1])
else answerRequests()

/** `schema-engine cli can-connect-to-database | create-database | drop-database` */
async function answerCommand(command) {
  log('INFO', { message: 'start' }) // the CLI skips the first line
  const target = new URL(url)
  target.searchParams.delete('schema')
  const database = decodeURIComponent(target.pathname.slice(1))
  if (command !== 'can-connect-to-database') target.pathname = '/postgres'
  try {
    const client = new pg.Client({ connectionString: target.href })
    await client.connect()
    const name = client.escapeIdentifier(database)
    if (command === 'create-database') await client.query(`CREATE DATABASE ${name}`)
    if (command === 'drop-database') await client.query(`DROP DATABASE ${name}`)
    await client.end()
    log('INFO', { message: 'ok' })
    process.exit(0)
  } catch (error) {
    log('ERROR', {
      error_code: prismaCode(error.code),
      message: error.message || String(error.code),
      is_panic: false,
    })
    process.exit(1)
  }
}

function prismaCode(code) {
  if (code === '3D000') return 'P1003'
  if (code === '28P01' || code === '28000') return 'P1000'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'P1001'
  return 'P1010'
}

function answerRequests() {
  let pending = 0
  let closed = false
  const lines = readline.createInterface({ input: process.stdin })
  lines.on('line', async (line) => {
    const request = JSON.parse(line)
    if (!request.method) return
    pending++
    await answer(request)
    if (--pending === 0 && closed) process.exit(0)
  })
  lines.on('close', () => {
    closed = true
    if (pending === 0) process.exit(0)
  })
}

async function answer({ id, method, params }) {
  try {
    const result = await perform(method, params)
    if (method === 'diff' && result?.stdout) {
      send({ id: PRINT_ID + id, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } })
    }
    send({ id, result: result ?? null })
  } catch (error) {
    const { message, code = null, meta = null } = error
    send({ id, error: { code: 4466, message, data: { is_panic: false, message, error_code: code, meta } } })
  }
}

/** Two methods cannot open a shadow database in the WebAssembly engine; `diff` can, and knows the same. */
async function perform(method, params) {
  if (method === 'evaluateDataLoss') {
    const { exitCode } = await diffFromMigrations(params, false)
    return { migrationSteps: exitCode === 2 ? 1 : 0, warnings: [], unexecutableSteps: [] }
  }
  if (method === 'createMigration') {
    const { exitCode, stdout } = await diffFromMigrations(params, true)
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    return {
      connectorType: 'postgresql',
      generatedMigrationName: params.migrationName ? `${stamp}_${params.migrationName}` : stamp,
      extension: 'sql',
      migrationScript: exitCode === 2 ? stdout : params.draft ? '-- This is an empty migration.' : null,
    }
  }
  return engine(method === 'getDatabaseVersion' ? 'version' : method, params)
}

function diffFromMigrations({ migrationsList, schema, filters }, script) {
  const from = { tag: 'migrations', ...migrationsList }
  const to = { tag: 'schemaDatamodel', ...schema }
  return engine('diff', { from, to, script, shadowDatabaseUrl: null, exitCode: true, filters })
}

function engine(method, params) {
  return call({
    url: url ?? NO_DATABASE,
    datamodels: options.datamodels?.map((file) => [file, fs.readFileSync(file, 'utf8')]),
    onLog: (message) => log('INFO', { message: String(message) }),
    method,
    params,
  })
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, target: 'schema_engine::logger', fields }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
