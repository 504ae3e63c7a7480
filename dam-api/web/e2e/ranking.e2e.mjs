import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { person, picture, signIn, visits } from "./browser.mjs";
import { photograph } from "./photograph.mjs";

const { visit, forgive } = visits();
const number = () => Math.floor(Math.random() * 1e9).toString(36);

/** A market where no other test sells anything. */
const at = "?place=amazon:MT";
const brand = `Gozo ${number()}`;
const ids = {};
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const HEADER = "date,channel,market,master,impressions,clicks,orders,returns,revenue,currency";
const row = (name, seen, clicked, bought, earned) =>
  `${yesterday},amazon,MT,${ids[name]},${seen},${clicked},${bought},0,${earned},EUR`;
const file = (name, ...lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from([...lines, ""].join("\n")) });

before(async () => {
  for (const name of ["winner", "plain", "dull", "lucky"]) {
    ids[name] = await photograph(`${brand} ${name}.png`, null, name === "plain" ? {} : { title: `${brand} ${name}` });
  }
});

describe("what performs, and where figures come in", () => {
  test("a report is imported with its rows, and the best comes first with a way to its figures", async () => {
    const page = await visit();
    const marketer = await person("marketer");
    await signIn(page, marketer.token);
    await page.getByRole("link", { name: "Performance" }).click();
    await page.getByRole("heading", { level: 1, name: "Performance" }).waitFor();
    await page.goto(`/performance${at}`);
    await page.getByText("Nothing to show yet").waitFor();

    const report = page.getByRole("region", { name: "Import figures" });
    await report.locator("input[type=file]").setInputFiles(
      file(
        "march.csv",
        HEADER,
        row("winner", 40_000, 1_200, 120, 6_000),
        row("plain", 40_000, 800, 60, 3_000),
        row("dull", 40_000, 500, 25, 1_250),
        row("lucky", 20, 30, 3, 150),
        row("plain", 10, 1, 0, 0).replace(ids.plain, crypto.randomUUID()),
      ),
    );
    await report.getByText(/march\.csv: 4 of 5 rows taken.* 1 refused/).waitFor();
    await report.getByRole("row", { name: /6 No such image master/ }).waitFor();
    await report.getByRole("row", { name: /5 More clicks than impressions \(kept\)/ }).waitFor();
    await picture(page, "report-taken");

    // The scores follow in a job, and the list with them.
    const rows = page.getByRole("row").filter({ hasText: brand });
    await rows.first().waitFor();
    assert.match(await rows.first().textContent(), / winner/);
    assert.equal(await rows.filter({ hasText: "lucky" }).count(), 0);
    // Without a title it has its file's name.
    await rows.filter({ hasText: `${brand} plain.png` }).waitFor();
    await picture(page, "leaders");
    await rows.first().getByRole("link").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `${brand} winner` }).waitFor();
    await page.locator("[data-place='amazon:MT']").waitFor();
  });

  test("what sells here and is not live elsewhere is found there, in Chinese too", async () => {
    const page = await visit({ locale: "zh-CN" });
    await signIn(page, undefined, "/performance?place=taobao:CN");
    await page.getByRole("tab", { name: "待用好图" }).click();
    await page.waitForURL(/list=under-used/);
    await page.getByRole("row").filter({ hasText: `${brand} winner` }).getByText(/在 amazon（马耳他）畅销/).waitFor();
    await picture(page, "under-used-zh");
  });

  test("a file that is no report is refused with the reason, and who may not import is not asked to", async () => {
    const page = await visit();
    await signIn(page, undefined, `/performance${at}`);
    const report = page.getByRole("region", { name: "Import figures" });
    await report.locator("input[type=file]").setInputFiles(file("odd.csv", "a,b", "1,2"));
    await report.getByRole("alert").getByText(/odd\.csv was not taken.*A column is missing/).waitFor();
    forgive();
    const viewer = await visit({ viewport: { width: 390, height: 844 } });
    await signIn(viewer, (await person("viewer")).token, `/performance${at}`);
    await viewer.getByRole("row").filter({ hasText: `${brand} winner` }).waitFor();
    assert.equal(await viewer.getByRole("region", { name: "Import figures" }).count(), 0);
    await picture(viewer, "leaders-phone");
  });
});
