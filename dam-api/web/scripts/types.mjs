// Writes the types of the server's document: REPRISE_URL=… REPRISE_TOKEN=… npm run types
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

export const kept = fileURLToPath(new URL("../src/api/schema.d.ts", import.meta.url));

export async function fresh() {
  const server = process.env.REPRISE_URL ?? "http://localhost:8080";
  const answer = await fetch(new URL("/api/v1/openapi.json", server), {
    headers: { Authorization: `Bearer ${process.env.REPRISE_TOKEN}` },
  });
  if (!answer.ok) {
    throw new Error(`${server} answered ${answer.status}`);
  }
  const { servers: _, ...document } = await answer.json();
  return `// Made from the server's document by "npm run types".\n${astToString(await openapi(document))}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(kept, await fresh());
}
