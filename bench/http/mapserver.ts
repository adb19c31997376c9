import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const MAPSERV = '/usr/bin/mapserv'
const LIGHTTPD = '/usr/sbin/lighttpd'
const OGR2OGR = '/usr/bin/ogr2ogr'
/** As many as connections that ask. */
const PROCESSES = 4
const START_MS = 10_000

/** MapServer on a table of points. */
export interface MapServer {
  readonly version: string
  /** OGC API – Features; query strings go behind it. */
  readonly items: string
  /** WFS 2.0, which has filters of properties; MapServer 8.0 has none in the newer API. Parameters go behind it. */
  readonly wfs: string
  readonly stop: () => Promise<void>
}

/** Serves a GeoJSON file as a GeoPackage, by FastCGI behind lighttpd; undefined where a part of that is not installed. */
export async function startMapServer(file: string, folder: string): Promise<MapServer | undefined> {
  if (![MAPSERV, LIGHTTPD, OGR2OGR].every(existsSync)) return undefined
  const table = join(folder, 'points.gpkg')
  const { status, stderr } = spawnSync(OGR2OGR, [table, file, '-nln', 'points'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ogr2ogr ended with ${status}:\n${stderr}`)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/mapserv`
  writeFileSync(join(folder, 'points.map'), mapFile(table, url))
  writeFileSync(join(folder, 'mapserver.conf'), configuration(folder))
  writeFileSync(join(folder, 'lighttpd.conf'), lighttpd(folder, port))
  const server = spawn(LIGHTTPD, ['-D', '-f', join(folder, 'lighttpd.conf')], { stdio: 'ignore', detached: true })
  const stop = async () => {
    if (server.pid !== undefined) process.kill(-server.pid)
    await once(server, 'exit')
  }
  const items = `${url}/points/ogcapi/collections/points/items?f=json&`
  try {
    await untilReady(`${items}limit=1`)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    version: /version ([\d.]+)/.exec(spawnSync(MAPSERV, ['-v'], { encoding: 'utf8' }).stdout)?.[1] ?? '',
    items,
    wfs: `${url}?map=points&service=WFS&version=2.0.0&request=GetFeature&typeNames=points&outputFormat=geojson&`,
    stop,
  }
}

async function untilReady(url: string): Promise<void> {
  const end = performance.now() + START_MS
  for (;;) {
    const answer = await fetch(url).then(
      async (response) => (response.ok ? undefined : `${response.status} ${await response.text()}`),
      String,
    )
    if (answer === undefined) return
    if (performance.now() > end) throw new Error(`MapServer: got ${answer}, expected a page`)
    await sleep(100)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A layer with every property, and output by GDAL for WFS. */
const mapFile = (table: string, url: string) => `MAP
  NAME "points"
  EXTENT 38 28 49 38
  PROJECTION "init=epsg:4326" END
  OUTPUTFORMAT
    NAME "geojson"
    DRIVER "OGR/GEOJSON"
    MIMETYPE "application/json; subtype=geojson"
    FORMATOPTION "STORAGE=memory"
    FORMATOPTION "FORM=simple"
  END
  WEB METADATA
    "ows_title" "points"
    "ows_onlineresource" "${url}"
    "ows_enable_request" "*"
    "wfs_getfeature_formatlist" "geojson"
    "oga_onlineresource" "${url}/points/ogcapi"
  END END
  LAYER
    NAME "points"
    TYPE POINT
    CONNECTIONTYPE OGR
    CONNECTION "${table}"
    DATA "points"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    TEMPLATE "void"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "points"
      "ows_enable_request" "*"
      "gml_featureid" "number"
      "gml_include_items" "all"
      "gml_types" "auto"
    END
  END
END
`

const configuration = (folder: string) => `CONFIG
  ENV
    "OGCAPI_HTML_TEMPLATE_DIRECTORY" "/usr/share/mapserver/ogcapi/templates/html-bootstrap4/"
  END
  MAPS
    "points" "${join(folder, 'points.map')}"
  END
END
`

/** MapServer waits for its next request before it heeds a milder signal. */
const lighttpd = (folder: string, port: number) => `server.modules = ("mod_fastcgi")
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
server.max-keep-alive-requests = 100000
fastcgi.server = ("/mapserv" => ((
  "bin-path" => "${MAPSERV}",
  "socket" => "${join(folder, 'mapserv.socket')}",
  "check-local" => "disable",
  "max-procs" => ${PROCESSES},
  "kill-signal" => 9,
  "bin-environment" => ("MAPSERVER_CONFIG_FILE" => "${join(folder, 'mapserver.conf')}")
)))
`
