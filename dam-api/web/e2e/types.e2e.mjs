import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fresh, kept } from "../scripts/types.mjs";

test("the page's types are those of the server's document", async () => {
  assert.equal(await readFile(kept, "utf8"), await fresh(), "write them anew: npm run types");
});
