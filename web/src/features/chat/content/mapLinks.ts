const rounded = (degrees: number) => String(Number(degrees.toFixed(6)))

/** Where a place is shown on maps of others, and its coordinates as text. Nothing is loaded from them. */
export function mapLinks(latitude: number, longitude: number) {
  const [lat, lon] = [rounded(latitude), rounded(longitude)]
  return {
    osm: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`,
    google: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(`${lat},${lon}`)}`,
    text: `${lat}, ${lon}`,
  }
}
