import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import {
  addProtocol,
  Map as StreetMap,
  ScaleControl,
  setWorkerUrl,
  type LngLatBoundsLike,
  type StyleSpecification,
} from "maplibre-gl";
import type { StreetScene } from "#app/core/map/street-scene.ts";
import { addPlaces } from "./places.ts";
import { bringPin } from "./pin.ts";
import { allowOnly } from "./trusted-worker.ts";

// Draws the office's own street map. Everything on it comes from this server; the page's list says the same without it.

/** Our tiles are fetched by the page, which has the session; the worker has none and may ask nobody. */
const PROTOCOL = "street";

function styleOf(scene: StreetScene): StyleSpecification {
  const { format, minZoom, maxZoom, layers } = scene;
  const tiles = [`${PROTOCOL}://{z}/{x}/{y}`];
  const range = { tiles, minzoom: minZoom, maxzoom: maxZoom };
  return {
    version: 8,
    sources: {
      streets:
        format === "mvt"
          ? { type: "vector", ...range }
          : { type: "raster", tileSize: 256, ...range },
    },
    // The server writes them in the same language; its type knows less of it.
    layers: layers as StyleSpecification["layers"],
  };
}

/** `tiles`: the address under which the page may ask for them. */
async function fetchTile(tiles: string, url: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(tiles + url.slice(PROTOCOL.length + 3), { signal });
  if (answer.status === 204) return new Uint8Array();
  if (!answer.ok) throw new Error(`the tile was answered with ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function boundsOf({ bounds }: StreetScene): LngLatBoundsLike {
  return [bounds.west, bounds.south, bounds.east, bounds.north];
}

function draw(stage: HTMLElement): void {
  const scene = JSON.parse(stage.dataset["scene"] ?? "") as StreetScene;
  const map = new StreetMap({
    container: stage,
    style: styleOf(scene),
    bounds: boundsOf(scene),
    attributionControl: false,
    // Nothing moves by itself, and nothing is shown half.
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 20,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-left");
  map.on("load", () => {
    addPlaces(map, scene);
    bringPin(map);
  });
  map.on("movestart", () => {
    delete stage.dataset["drawn"];
  });
  map.on("idle", () => {
    stage.dataset["drawn"] = "yes";
  });
  const steps = { in: 1, out: -1 } as const;
  for (const [name, step] of Object.entries(steps)) {
    document
      .querySelector(`[data-zoom="${name}"]`)
      ?.addEventListener("click", () => map.easeTo({ zoom: map.getZoom() + step, duration: 0 }));
  }
}

const stage = document.querySelector<HTMLElement>("[data-street-map]");
if (stage !== null) {
  setWorkerUrl(new URL(workerAddress, location.href).href);
  allowOnly(new URL(workerAddress, location.href).href);
  const { tiles = "" } = stage.dataset;
  addProtocol(PROTOCOL, async ({ url }, { signal }) => ({
    data: await fetchTile(tiles, url, signal),
  }));
  try {
    stage.hidden = false;
    draw(stage);
    for (const tools of document.querySelectorAll<HTMLElement>("[data-map-tools]")) {
      tools.hidden = false;
    }
  } catch {
    // Browsers without WebGL cannot draw it.
    stage.hidden = true;
    const fault = document.querySelector<HTMLElement>("[data-street-map-fault]");
    if (fault !== null) fault.hidden = false;
  }
}
