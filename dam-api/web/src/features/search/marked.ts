const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&#x2F;": "/",
  "&amp;": "&",
};

const plain = (html: string): string => html.replace(/&(?:lt|gt|quot|amp|#x27|#39|#x2F);/g, (entity) => ENTITIES[entity]!);

/** Highlights come escaped, with matches in `<em>`. They are taken apart and never handed to the browser as HTML. */
export function marked(html: string): { text: string; hit: boolean }[] {
  return html
    .split(/(<em>.*?<\/em>)/s)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("<em>") && part.endsWith("</em>")
        ? { text: plain(part.slice(4, -5)), hit: true }
        : { text: plain(part), hit: false },
    );
}
