/**
 * Prisma's schema engine as WebAssembly (npm: @prisma/schema-engine-wasm), in plain Node over @prisma/adapter-pg.
 * The native engine is downloaded from outside npm, which a closed network does not allow.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { MIGRATIONS_TABLE } from '../migrations-table.mjs'

const require = createRequire(import.meta.url)

// Types of pg_catalog that the adapter does not know: "char" and name are read as text.
const CHAR = 18
const NAME = 19
const TEXT = 25

let loading

/**
 * Calls one method of the engine. One engine per call: an engine that has applied migrations refuses to open a
 * shadow database afterwards.
 */
export async function call({ url, datamodels, method, params, onLog = () => {} }) {
  loading ??= loadEngine()
  const { SchemaEngine } = await loading
  const factory = new EngineAdapterFactory(url)
  const engine = await SchemaEngine.new({ datamodels }, onLog, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    return await engine[method](params)
  } finally {
    engine.free()
    await factory.close()
  }
}

async function loadEngine() {
  const directory = path.dirname(require.resolve('@prisma/schema-engine-wasm'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = fs.readFileSync(path.join(directory, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

class EngineAdapterFactory extends PrismaPg {
  constructor(url) {
    super({ connectionString: url })
    this.url = url
    this.open = []
  }

  async connect() {
    const adapter = complete(await super.connect())
    this.open.push(adapter)
    return adapter
  }

  /** The engine's advisory lock lives as long as its connection; the next call would wait 10 s for it. */
  async close() {
    for (const adapter of this.open.splice(0)) await adapter.dispose().catch(() => {})
  }

  /**
   * The stock method passes both connectionString and database, of which pg follows the first: its "shadow" would be
   * the real database. It also drops the shadow while still connected to it.
   */
  async connectToShadowDb() {
    const name = `prisma_shadow_${randomUUID()}`
    const admin = new pg.Client({ connectionString: this.url })
    await admin.connect()
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`)
    const shadowUrl = new URL(this.url)
    shadowUrl.pathname = `/${name}`
    const pool = new pg.Pool({ connectionString: shadowUrl.href, max: 2 })
    // A migration may grant on this table; it exists wherever migrations are really applied.
    await pool.query(MIGRATIONS_TABLE)
    const adapter = await new PrismaPg(pool).connect()
    adapter.dispose = async () => {
      await pool.end()
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await admin.end()
    }
    return complete(adapter)
  }
}

/** Fills the gaps of @prisma/adapter-pg that matter to the schema engine only, not to the client. */
function complete(queryable) {
  readCatalogTypes(queryable)
  if (queryable.executeScript) {
    // The stock method splits at ";" and so cuts functions, DO blocks and strings in two; PostgreSQL takes it whole.
    queryable.executeScript = async (script) => {
      try {
        await queryable.client.query(script)
      } catch (error) {
        queryable.onError(error)
      }
    }
  }
  if (queryable.startTransaction) {
    const start = queryable.startTransaction.bind(queryable)
    queryable.startTransaction = async (level) => complete(await start(level))
  }
  return queryable
}

function readCatalogTypes(queryable) {
  const send = queryable.performIO.bind(queryable)
  queryable.performIO = async (query) => {
    const result = await send(query)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== CHAR && field.dataTypeID !== NAME) continue
      field.isChar = field.dataTypeID === CHAR
      field.dataTypeID = TEXT
    }
    return result
  }
  // The engine insists that "char" comes back as a character; only the fields of this very query can tell.
  queryable.queryRaw = async (query) => {
    let fields = []
    const observed = Object.create(queryable, {
      performIO: {
        value: async (inner) => {
          const result = await queryable.performIO(inner)
          fields = result.fields
          return result
        },
      },
    })
    const result = await Object.getPrototypeOf(queryable).queryRaw.call(observed, query)
    fields.forEach((field, index) => {
      if (field.isChar) result.columnTypes[index] = ColumnTypeEnum.Character
    })
    return result
  }
}
