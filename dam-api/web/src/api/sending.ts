/** The reason to abort with where what has been sent already is to be given up too. */
export const DISCARD = "discard";

/**
 * A `fetch` for one call of the client that tells how many bytes have gone out, which the browser's own does not. The
 * form is sent as it was given, so that its files are read from the disk while they go and never lie in memory.
 */
export const sending =
  (form: FormData, told: (bytes: number) => void) =>
  (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const call = new XMLHttpRequest();
      call.open(request.method, request.url);
      request.headers.forEach((value, name) => {
        // The browser writes its own, with the boundary of the body that it sends.
        if (name !== "content-type") call.setRequestHeader(name, value);
      });
      call.upload.onprogress = (event) => told(event.loaded);
      call.onload = () => resolve(answerOf(call));
      call.onerror = () => reject(new TypeError("no answer"));
      call.onabort = () => reject(new DOMException("given up", "AbortError"));
      if (request.signal.aborted) {
        reject(new DOMException("given up", "AbortError"));
        return;
      }
      request.signal.addEventListener("abort", () => call.abort());
      call.send(form);
    });

function answerOf(call: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of call.getAllResponseHeaders().trim().split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return new Response(call.responseText, { status: call.status, statusText: call.statusText, headers });
}
