// Counts the pixels that differ 3:1 between two pictures, and how many a line of 2 px around the element would be.
async ({ with: shown, without }) => {
  const read = async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const area = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    area.drawImage(bitmap, 0, 0);
    return area.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const [one, other] = await Promise.all([read(shown), read(without)]);
  let changed = 0;
  for (let place = 0; place < one.length; place += 4) {
    if (one[place] === other[place] && one[place + 1] === other[place + 1] && one[place + 2] === other[place + 2]) continue;
    if (contrast(one.subarray(place, place + 3), other.subarray(place, place + 3)) >= 3) changed += 1;
  }
  // Edges out of sight carry no line; an element of several lines has as many boxes, whose lines may merge.
  const box = window.kokaiBox;
  const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const edges = width * ((box.top >= 0) + (box.bottom <= innerHeight)) + height * ((box.left >= 0) + (box.right <= innerWidth));
  const lines = window.kokaiBoxes.reduce((sum, line) => sum + 2 * (line.width + line.height), 0);
  return { changed, needed: Math.round(2 * Math.min(edges, lines) * 0.8) };
}
