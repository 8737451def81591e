// A plan from one place to another without a server: packed into the part of an address that browsers do not
// send, and taken out of it where that is opened. What comes out is read like any file from outside.

const TAKE = "#/take/";
// Far below what browsers allow (Chromium 2 million, Firefox 1 million letters).
const LONGEST_LINK = 900_000;
// Of what a link may unpack to, in bytes: as of a file.
const MOST = 20_000_000;

const through = (stream) => new Response(stream).arrayBuffer();

const letters = (bytes) => {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const bytesOf = (packed) =>
  Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

// The fragment that carries a plan's file; null where it would be too long.
const fragmentOf = async (file) => {
  const packed = await through(new Blob([file]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const fragment = TAKE + letters(new Uint8Array(packed));
  return fragment.length <= LONGEST_LINK ? fragment : null;
};

// What a fragment carries, as far as it can be unpacked; what is missing is told by whoever reads it.
const unpacked = async (fragment) => {
  const parts = [];
  try {
    const packed = new Blob([bytesOf(fragment.slice(TAKE.length))]);
    const reader = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    let size = 0;
    for (let next = await reader.read(); !next.done && size <= MOST; next = await reader.read()) {
      parts.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    console.warn("fairway: the link is damaged:", String(error));
  }
  return new File(parts, "Fairway.fairway.json", { type: "application/json" });
};

// Takes what the address carries to the page that opens files, where the person is asked. The address forgets it.
const take = async () => {
  window.fairwayTaken = await unpacked(location.hash);
  location.replace("#/keeping");
  dispatchEvent(new Event("fairway-taken"));
};

export { TAKE, fragmentOf, take, unpacked };
