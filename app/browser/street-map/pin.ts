import type { GeoJSONSource, LngLat, Map as StreetMap } from "maplibre-gl";

/** Seven places behind the point are a centimetre; five, a metre, which is finer than any pin is put. */
const DIGITS = 5;

/**
 * Where the page asks for a point: a click on the map writes it into the page's fields, and so does the button for the map's middle, which
 * needs no mouse, and Enter on the map. What is typed moves the pin. Where the page has fields for it, the zoom at which the point was put goes along with the
 * numbers that it is about.
 */
export function bringPin(map: StreetMap): void {
  const latitude = document.querySelector<HTMLInputElement>("[data-pin] [name=latitude]");
  const longitude = document.querySelector<HTMLInputElement>("[data-pin] [name=longitude]");
  if (latitude === null || longitude === null) return;
  map.addSource("pin", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({
    ...{ id: "pin", type: "circle", source: "pin" },
    paint: {
      "circle-radius": 8,
      "circle-color": "#b50909",
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": 3,
    },
  });
  const show = () => {
    const at = [Number(longitude.value), Number(latitude.value)];
    const isPoint = longitude.value !== "" && latitude.value !== "" && at.every(Number.isFinite);
    void map.getSource<GeoJSONSource>("pin")?.setData({
      type: "FeatureCollection",
      features: isPoint
        ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } }]
        : [],
    });
  };
  const put = (at: LngLat) => {
    const { lat, lng } = at.wrap();
    latitude.value = lat.toFixed(DIGITS);
    longitude.value = lng.toFixed(DIGITS);
    const about = { "pin-for": `${latitude.value} ${longitude.value}`, "pin-zoom": zoomOf(map) };
    for (const [name, value] of Object.entries(about)) {
      const field = document.querySelector<HTMLInputElement>(`[data-pin] [name=${name}]`);
      if (field !== null) field.value = value;
    }
    const status = document.querySelector<HTMLElement>("[data-pin-status]");
    if (status !== null) status.textContent = status.dataset["pinStatus"] ?? "";
    show();
  };
  map.getContainer().dataset["pinning"] = "";
  map.getCanvas().addEventListener("keydown", ({ key }) => {
    if (key === "Enter") put(map.getCenter());
  });
  map.on("click", ({ lngLat }) => {
    put(lngLat);
  });
  document.querySelector("[data-pin-middle]")?.addEventListener("click", () => {
    put(map.getCenter());
  });
  for (const field of [latitude, longitude]) field.addEventListener("input", show);
  show();
}

function zoomOf(map: StreetMap): string {
  return Math.max(0, map.getZoom()).toFixed(2);
}
