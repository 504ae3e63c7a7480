/** Above this a file would have to be read in parts, which the browser's SHA-256 cannot do. */
const LARGEST = 512 * 1024 * 1024;

/**
 * SHA-256 of a file as hexadecimal digits, computed by the browser off the page's own thread. Null where it cannot be
 * known: the browser has no cryptography for pages that come without TLS from another machine. Then the bytes are sent,
 * and the server says whether it has them.
 *
 * @throws DOMException if the file cannot be read any more
 */
export async function digest(file: File): Promise<string | null> {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (subtle === undefined || file.size > LARGEST) return null;
  const bytes = new Uint8Array(await subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
