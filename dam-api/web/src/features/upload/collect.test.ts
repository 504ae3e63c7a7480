import { expect, test } from "vitest";
import { chosen, dropped } from "./collect";
import { NOTHING, orderOf } from "./meta";
import type { Found } from "./row";

const fileEntry = (name: string) => ({ name, isFile: true, isDirectory: false, file: (got: (file: File) => void) => got(new File([name], name)) });

/** As browsers do it: at most so many at a time, and an empty answer at the end. */
function folderEntry(name: string, entries: unknown[], atOnce = 100) {
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (got: (some: unknown[]) => void) => got(left.splice(0, atOnce)) };
    },
  };
}

const item = (entry: { name: string; isFile: boolean }) => ({
  kind: "file",
  webkitGetAsEntry: () => entry,
  getAsFile: () => (entry.isFile ? new File([entry.name], entry.name) : null),
});

async function drop(...items: unknown[]): Promise<string[]> {
  const found: Found[] = [];
  await dropped({ items } as unknown as DataTransfer, (some) => found.push(...some));
  return found.map(({ path }) => path);
}

test("of a folder everything visible is taken, however deep and however many", async () => {
  const many = Array.from({ length: 250 }, (_, i) => fileEntry(`${i}.jpg`));
  const folder = folderEntry("shoot", [...many, fileEntry(".DS_Store"), folderEntry("raw", [fileEntry("a.tif")]), folderEntry(".git", [fileEntry("x")])]);
  const paths = await drop(item(folder), item(fileEntry("loose.png")));
  expect(paths).toHaveLength(252);
  expect(paths).toContain("shoot/249.jpg");
  expect(paths).toContain("shoot/raw/a.tif");
  expect(paths).toContain("loose.png");
});

test("what is dropped and is no file is left", async () => {
  expect(await drop({ kind: "string" })).toEqual([]);
});

test("of a folder that was chosen hidden files are left; one that is named itself is taken", () => {
  const inFolder = (path: string) => Object.assign(new File([], path.split("/").at(-1)!), { webkitRelativePath: path });
  const paths = chosen([inFolder("shoot/a.jpg"), inFolder("shoot/Thumbs.db"), inFolder("shoot/.x/b.jpg"), Object.assign(new File([], ".c.jpg"), { webkitRelativePath: "" })]);
  expect(paths.map(({ path }) => path)).toEqual(["shoot/a.jpg", ".c.jpg"]);
});

test("only what was said goes along; digits of a GTIN's length are one", () => {
  expect(orderOf(NOTHING).meta).toEqual({});
  expect(orderOf({ ...NOTHING, title: "  ", brand: " Acme ", tags: ["red"], products: ["4006381333931", "AB-12"] }).meta).toEqual({
    brand: "Acme",
    tags: ["red"],
    products: [{ gtin: "4006381333931" }, { sku: "AB-12" }],
  });
});
