// The pages of a library in a real browser. Usage: node page_test.mjs LANGDU [SCREENSHOTS [ONLY]]; exit code 77: something is not installed.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import assert from "node:assert/strict";

const [langdu, screenshots = "page-screenshots", only = ""] = process.argv.slice(2); // only: tests whose name has this
const skip = (why) => { console.log("SKIPPED: " + why); process.exit(77); };
const browser_path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync) ?? skip("chromium is not installed");
const { chromium } = await import("playwright-core").catch(() => skip("playwright-core is not installed (npm ci in tests/page)"));
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const browser = await chromium.launch({ executablePath: browser_path, args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"] })
  .catch((error) => skip("chromium does not start here: " + String(error).split("\n")[0]));

const folder = mkdtempSync(join(tmpdir(), "langdu-page-"));
const articles = join(folder, "articles"), library = join(folder, "library");
mkdirSync(articles);
mkdirSync(screenshots, { recursive: true });
const paragraph = "今天早上，城里的第一家社区图书馆开门了。来看书的人很多，有老人，也有孩子。馆长说：“我们准备了三千本书。”";
writeFileSync(join(articles, "library.md"), `---\ntitle: 社区图书馆《第一天》\nauthor: 王小雨\ndate: 2024-05-01\n---\n\n# 开门\n\n${paragraph}\n\n${paragraph}\n\n# 借书\n\n借书要办一张卡，办卡不要钱。每人一次可以借五本，一个月之内还。\n\n# 以后\n\n下个月，这里还要办读书会，欢迎大家参加。<https://example.org>\n`);
writeFileSync(join(articles, "rain.md"), "# 雨天的小路\n\n雨下了一整夜，小路上没有人。\n");
execFileSync(langdu, ["batch", articles, "-o", library, "-q"], { stdio: "inherit" });
const page_name = readdirSync(library).find((name) => name.endsWith(".html") && readFileSync(join(library, name), "utf8").includes("第一天") && name !== "index.html");

// A library of its own for an article with everything in it.
const rich_articles = join(folder, "rich"), rich_library = join(folder, "rich-library");
mkdirSync(rich_articles);
const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mP4sECDJMQwqmFUw/DVAACyjrgQPSdD2QAAAABJRU5ErkJggg==", "base64");
for (const name of ["sun", "sign", "cell"]) writeFileSync(join(rich_articles, `${name}.png`), dot);
writeFileSync(join(rich_articles, "rich.md"), `---\ntitle: 一个很长很长的题目：有图、有表、有代码、有脚注的文章怎样读怎样看，Supercalifragilisticexpialidocious\nauthor: 李四\ndate: 2024-06-01\nurl: https://example.org/rich\n---\n
前面有**重要的一句。跨到后面**还在说，这里有*斜体*、[一个链接](https://example.org/)和\`code\`[^1]。\n
![日出](sun.png)\n\n*日出的时候*\n
- 第一件\n    1. 里面的\n- 第二件\n
> 引用的话。\n
| 城市 | 人口 | 面积 | 说明 | 网址 | 备注 |\n|-|-|-|-|-|-|\n| 北京 | 2185万 | 16410平方公里 | 首都 | averyveryverylongword | 无 |\n| 上海 | 2487万 | 6340平方公里 | 港口 | anotherverylongword | ![港口](cell.png) |\n
\`\`\`python\nprint("${"很长的一行代码 ".repeat(12)}")\n\`\`\`\n
#### 跳级的标题\n\n路口![路标](sign.png)往右，完了。\n\n[^1]: 这是注。\n`);
execFileSync(langdu, ["batch", rich_articles, "-o", rich_library, "-q"], { stdio: "inherit" });
const rich_name = readdirSync(rich_library).find((name) => name.endsWith(".episode.json")).replace(".episode.json", ".html");

const servers = [];
const serve = (folder) => {
  const server = spawn(langdu, ["serve", folder, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(server);
  return new Promise((done) => createInterface({ input: server.stdout }).on("line", (line) => line.startsWith("page: ") && done(line.slice(6))));
};
const site = await serve(library), rich_site = await serve(rich_library);

const near = (actual, expected, what) => assert.ok(Math.abs(actual - expected) < 0.6, `${what}: ${actual}, expected ${expected}`);
const time = (page) => page.$eval("#sound", (sound) => sound.currentTime);
const tests = [];
const test = (name, body) => tests.push([name, body]);

for (const [where, base] of [["over HTTP", site], ["from file://", "file://" + library + "/"]]) {
  for (const [screen, viewport] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844, isMobile: true }]]) {
    test(`${where}, ${screen}: sentence, highlight, chapters, speed, memory`, async (open) => {
      const page = await open(base + page_name, { viewport: { width: viewport.width, height: viewport.height }, isMobile: !!viewport.isMobile, hasTouch: !!viewport.isMobile });
      await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
      // A click on a sentence: the time follows.
      const third = page.locator(".s").nth(3);
      await third.click();
      near(await time(page), +(await third.getAttribute("data-b")), "time after a click");
      assert.match(await third.getAttribute("class"), /now/);
      await page.screenshot({ path: join(screenshots, `${where.replace(/\W+/g, "-")}-${screen}.png`) });
      // Playing: the highlight follows and is always the sentence that sounds.
      await page.selectOption("#speed", "3");
      await page.click("#play");
      await page.waitForFunction(() => document.querySelectorAll(".s")[5].classList.contains("now"), null, { timeout: 20000 });
      const heard = await page.evaluate(() => {
        const t = document.getElementById("sound").currentTime, now = document.querySelector(".s.now").dataset;
        return { t, begin: +now.b };
      });
      assert.ok(heard.t >= heard.begin - 0.1, "the highlight is not ahead of the sound");
      await page.click("#play");
      assert.equal(await page.$eval("#sound", (sound) => sound.paused), true);
      // Chapters.
      const chapter = page.locator("#chapters button").nth(2);
      if (!(await page.$eval("#chapters", (list) => list.open))) await page.click("#chapters summary");
      await chapter.click();
      near(await time(page), +(await chapter.getAttribute("data-b")), "time after choosing a chapter");
      assert.equal(await chapter.getAttribute("aria-current"), "true");
      assert.equal(await page.locator(".s.now").count(), 1);
      // Skips, also by keys.
      const before = await time(page);
      await page.click("#back");
      near(await time(page), Math.max(0, before - 15), "time after back");
      await page.locator("#text").focus();
      await page.keyboard.press("p");
      await page.keyboard.press("p");
      near(await time(page), 0, "time after two chapters back");
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      near(await time(page), +(await page.locator(".s").nth(1).getAttribute("data-b")), "time after two sentences forward");
      await third.click();
      await page.keyboard.press("<");
      assert.equal(await page.inputValue("#speed"), "2.95");
      // Position and speed are remembered.
      const left = await time(page);
      await page.reload();
      await page.waitForFunction(() => document.getElementById("sound").readyState >= 1 && document.getElementById("sound").currentTime > 0);
      near(await time(page), left, "time after a reload");
      assert.equal(await page.inputValue("#speed"), "2.95");
      // Nothing is wider than the screen, targets are large enough for fingers.
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
      for (const box of await page.$$eval("#player button", (all) => all.filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().toJSON()))) assert.ok(box.height >= 44 && box.width >= 40, "size of buttons");
    });
  }
}

test("dark and light, and what a screen reader is told", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.screenshot({ path: join(screenshots, "dark.png") });
  await page.click("#more");
  await page.selectOption("#theme", "light");
  const light = await paper();
  assert.notEqual(light, dark);
  await page.reload();
  assert.equal(await paper(), light, "the choice is remembered");
  await page.click("#more");
  await page.selectOption("#theme", "sepia");
  assert.notEqual(await paper(), light);
  await page.selectOption("#theme", "");
  assert.equal(await paper(), dark, "as the system");
  await page.click("#more");
  for (const name of ["播放", "后退 15 秒", "前进 30 秒", "上一章", "下一章"]) assert.equal(await page.getByRole("button", { name, exact: true }).count(), 1, name);
  assert.equal(await page.getByRole("slider", { name: "播放位置" }).count(), 1);
  assert.equal(await page.getByRole("combobox", { name: "速度" }).count(), 1);
  assert.equal(await page.getByRole("main").count(), 1);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  assert.ok((await page.getByRole("heading", { level: 2 }).count()) >= 3, "headings of chapters");
  await page.reload();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
});

test("the front page lists, searches and remembers", async (open) => {
  const page = await open(site, { viewport: { width: 390, height: 844 } });
  assert.equal(await page.locator("#episodes li:visible").count(), 2);
  await page.screenshot({ path: join(screenshots, "index-phone.png") });
  await page.fill("#search", "图书馆");
  assert.equal(await page.locator("#episodes li:visible").count(), 1);
  assert.equal(await page.textContent("#count"), "1 篇");
  await page.click("#episodes li:visible a");
  await page.waitForSelector("#player");
});

test("playing is quiet for a screen reader, and reading is left alone", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 500 } });
  await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
  await page.evaluate(() => {
    globalThis.spoken = 0;
    const live = document.querySelectorAll("[aria-live], [role=status], [role=alert], output");
    for (const element of live) new MutationObserver((all) => { spoken += all.length; }).observe(element, { childList: true, characterData: true, subtree: true });
  });
  await page.click("#play");
  await page.waitForTimeout(1500);
  assert.equal(await page.evaluate(() => spoken), 0, "nothing is announced while playing");
  // Arrow keys and PageDown scroll; whoever scrolls is not pulled back, and finds the way back.
  await page.locator("#text").focus();
  const top = await page.evaluate(() => scrollY);
  await page.keyboard.press("PageDown");
  await page.waitForFunction((y) => scrollY > y, top);
  await page.waitForTimeout(1300);
  await page.keyboard.press("PageDown");
  await page.waitForSelector("#return:not([hidden])");
  await page.click("#return");
  assert.equal(await page.$eval("#return", (button) => button.hidden), true);
  await page.click("#play");
});

test("the keyboard alone comes to a sentence in the middle", async (open) => {
  const page = await open(site, { viewport: { width: 1280, height: 900 } });
  await page.focus("#episodes li a >> nth=0");
  await page.goto(site + page_name);
  await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
  for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement.classList.contains("s"))); ++i) await page.keyboard.press("Tab");
  for (let i = 0; i < 5; ++i) await page.keyboard.press("ArrowDown");
  const begin = await page.evaluate(() => +document.activeElement.dataset.b);
  assert.ok(begin > 5, "a sentence in the middle");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.getElementById("sound").paused);
  const heard = await time(page);
  assert.ok(heard >= begin - 0.1 && heard < begin + 10, `Enter plays from the sentence: ${heard}, expected ${begin}`);
  assert.equal(await page.evaluate(() => new Set([...document.querySelectorAll(".s[tabindex]")]).size), 1, "one stop of the Tab key");
});

test("words are highlighted as they sound", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 900 } });
  await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
  const late = await page.evaluate(async () => {
    const sound = document.getElementById("sound"), differences = [];
    const words = [...document.querySelectorAll(".s")].flatMap((s) => s.dataset.w.split(" ").map((w) => ({ at: +s.dataset.b + +w.split(":")[1] / 100, text: s.textContent.slice(+w.split(":")[0]) })));
    for (const { at, text } of words.slice(2, 40)) {
      sound.currentTime = at + 0.03;
      await new Promise((done) => sound.addEventListener("seeked", () => requestAnimationFrame(done), { once: true }));
      const [highlight] = CSS.highlights.get("word") ?? [];
      if (!highlight || !text.startsWith(highlight.toString())) differences.push(text.slice(0, 6) + "/" + highlight);
    }
    return differences;
  });
  assert.deepEqual(late, []);
});

test("sleep timer, chapter sheet, search, link, shortcuts off, what comes next", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 900 }, permissions: ["clipboard-write"] });
  await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
  await page.click("#contents");
  await page.click("#sheet button >> nth=1");
  const second = +(await page.locator("#chapters button").nth(1).getAttribute("data-b")), third = +(await page.locator("#chapters button").nth(2).getAttribute("data-b"));
  near(await time(page), second, "the chapter of the sheet");
  assert.equal(await page.textContent("#contents"), "借书");
  await page.click("#more");
  await page.selectOption("#sleep", "chapter");
  await page.selectOption("#speed", "3");
  await page.click("#play");
  await page.waitForFunction(() => document.getElementById("sound").paused, null, { timeout: 20000 });
  near(await time(page), third, "stopped at the end of the chapter");
  await page.fill("#find", "五本");
  assert.equal(await page.textContent("#found"), "1 处");
  assert.equal(await page.locator(".s.hit").count(), 1);
  await page.click("#share");
  await page.waitForFunction(() => document.getElementById("shared").textContent !== "");
  const before = await time(page);
  await page.uncheck("#shortcuts");
  await page.locator("#text").focus();
  await page.keyboard.press("p");
  near(await time(page), before, "a letter does nothing when shortcuts are off");
  await page.check("#shortcuts");
  await page.check("#continuous");
  await page.evaluate(() => { const sound = document.getElementById("sound"); sound.currentTime = sound.duration - 0.3; });
  await page.click("#play");
  await page.waitForFunction((name) => !location.href.includes(encodeURI(name)) || document.getElementById("sound").ended, page_name, { timeout: 20000 });
  await page.goto(site);
  assert.equal(await page.locator(".heard").count(), 1, "what was heard to the end is marked");
  await page.check("#unheard");
  assert.equal(await page.locator("#episodes li:visible").count(), 1);
});

test("an article stays what it is: pictures, tables, code, notes, and all of it follows the sound", async (open) => {
  for (const base of [rich_site, "file://" + rich_library + "/"]) {
    const page = await open(base + rich_name, { viewport: { width: 1280, height: 900 } });
    await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
    assert.equal(await page.$eval("figure img", (image) => { image.scrollIntoView(); return image.decode().then(() => image.naturalWidth); }), 16, "the picture was copied");
    // In a line and in a cell, where they are written.
    for (const [alt, place] of [["路标", "p"], ["港口", "td"]]) {
      const picture = page.locator(`main ${place} img[alt="${alt}"]`);
      assert.equal(await picture.evaluate((image) => { image.loading = "eager"; return image.decode().then(() => image.naturalWidth); }), 16, alt);
    }
    assert.equal(await page.$eval('img[alt="路标"]', (image) => image.previousSibling.textContent + "|" + image.nextSibling.textContent), "路口|往右，完了。");
    assert.equal(await page.locator("main figure").count(), 1, "and nowhere else");
    assert.deepEqual(await page.$$eval("main th", (all) => all.map((one) => one.textContent)), ["城市", "人口", "面积", "说明", "网址", "备注"]);
    assert.equal(await page.locator("main strong").count(), 2, "emphasis over two sentences");
    assert.equal(await page.getAttribute(".original a", "href"), "https://example.org/rich");
    assert.deepEqual(await page.$$eval(".skipped small", (all) => all.map((one) => one.textContent).filter((text) => /[a-z]/.test(text))), [], "reasons in the page's language");
    assert.deepEqual(await page.$$eval("h1, main h2, main h3", (all) => all.map((one) => one.tagName)), ["H1", "H2"]);
    // The block that is announced is highlighted meanwhile; cells of a row one after the other.
    const at = (selector) => page.$eval(selector, (element) => (element.closest(".s") ?? element.querySelector(".s")).dataset.b);
    for (const selector of ["main pre", "main tr:nth-of-type(1) > td:nth-child(2)"]) {
      const begin = +(await at(selector));
      await page.evaluate((time) => { document.getElementById("sound").currentTime = time; }, begin + 0.05);
      await page.waitForFunction((selector) => { const e = document.querySelector(selector); return (e.closest(".s") ?? e.querySelector(".s")).classList.contains("now"); }, selector);
    }
    // Words inside of marks, and behind the sign of a note.
    const [element] = await page.$$("main p .s:nth-of-type(2)");
    const wrong = await element.evaluate(async (element) => {
      const sound = document.getElementById("sound"), wrong = [];
      const text = [...element.childNodes].filter((node) => !node.classList?.contains("noteref")).map((node) => node.textContent).join("");
      for (const word of element.dataset.w.split(" ")) {
        const [from, time] = word.split(":").map(Number);
        sound.currentTime = +element.dataset.b + time / 100 + 0.03;
        await new Promise((done) => sound.addEventListener("seeked", () => requestAnimationFrame(done), { once: true }));
        const shown = [...(CSS.highlights.get("word") ?? [])].join("");
        if (!shown || !text.slice(from).startsWith(shown.replace("[1]", ""))) wrong.push(`${text.slice(from, from + 6)}/${shown}`);
      }
      return wrong;
    });
    assert.deepEqual(wrong, []);
    // A link is followed, not played.
    await page.$eval("main a[href^=https]", (link) => link.addEventListener("click", (event) => event.preventDefault()));
    const before = await time(page);
    await page.click("main a[href^=https]");
    near(await time(page), before, "a click on a link");
    assert.ok(await page.evaluate(() => performance.getEntriesByType("resource").every((one) => one.name.startsWith("file:") || new URL(one.name).host === location.host)), "nothing from elsewhere");
  }
});

test("an English feed has English pages, and only the article is Chinese", async (open) => {
  const english = join(folder, "english");
  cpSync(rich_library, english, { recursive: true });
  cpSync(library, english, { recursive: true, filter: (path) => !/library\.json$|\.langdu/.test(path) });
  const chinese_pages = readdirSync(english).filter((name) => name.endsWith(".html") && name !== "index.html").map((name) => [name, readFileSync(join(english, name), "utf8")]);
  const feed = (...options) => execFileSync(langdu, ["feed", english, ...options], { stdio: "ignore" });
  feed("--language", "en", "--title", "My reading", "--description", "Articles read aloud");
  const base = await serve(english);
  // Chinese words that are said to be English: of texts, names, titles and placeholders.
  const strangers = (page) => page.evaluate(() => {
    const han = /\p{Script=Han}/u, out = [];
    const language = (element) => element.closest("[lang]").lang;
    const check = (element, text) => { if (text && han.test(text) && !language(element).startsWith("zh")) out.push(text.trim()); };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) check(walker.currentNode.parentElement, walker.currentNode.data);
    for (const element of document.querySelectorAll("*")) for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) check(element, element.getAttribute(name));
    return out;
  });
  const phone = { viewport: { width: 360, height: 780 } };
  const index = await open(base, phone);
  assert.equal(await index.getAttribute("html", "lang"), "en");
  assert.equal(await index.textContent("#count"), "3 episodes");
  assert.deepEqual(await strangers(index), []);
  await index.screenshot({ path: join(screenshots, "english-index.png") });
  await index.fill("#search", "zzzz");
  assert.match(await index.textContent("#none"), /^Nothing found for “zzzz”\. Clear$/);
  const feed_page = await open(base + "feed.html", phone);
  await feed_page.click("#copy");
  assert.deepEqual(await strangers(feed_page), []);
  await feed_page.screenshot({ path: join(screenshots, "english-feed.png") });
  for (const name of [page_name, rich_name]) {
    const page = await open(base + name, phone);
    await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
    await page.screenshot({ path: join(screenshots, "english-episode.png") });
    await page.click("#more");
    await page.screenshot({ path: join(screenshots, "english-settings.png") });
    await page.fill("#find", "一");
    await page.click("#share");
    await page.click("#contents");
    assert.deepEqual(await strangers(page), [], name);
    await page.keyboard.press("Escape");
    await page.click("#play");
    await page.waitForFunction(() => document.getElementById("play").title === "Pause");
    await page.evaluate(() => { const sound = document.getElementById("sound"); sound.currentTime = sound.duration / 2; });
    await page.waitForTimeout(300);
    assert.deepEqual(await strangers(page), [], name + " while it plays");
    assert.equal(await page.getAttribute("main", "lang"), "zh-CN");
    await page.click("#play");
    await page.goto(base);
    assert.match(await page.textContent("#resume"), /^Go on listening: /);
    assert.deepEqual(await strangers(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "English words on a small screen");
  }
  feed("--language", "zh-cn", "--title", "朗读", "--description", "文章朗读");
  for (const [name, before] of chinese_pages) assert.equal(readFileSync(join(english, name), "utf8"), before, name + " is as it was");
});

test("200 episodes: steps, orders, years, and a subscription page", async (open) => {
  const many = join(folder, "many");
  mkdirSync(join(many, ".langdu"), { recursive: true });
  const [record] = readdirSync(library).filter((name) => name.endsWith(".episode.json")).map((name) => JSON.parse(readFileSync(join(library, name), "utf8")));
  writeFileSync(join(many, record.sound), readFileSync(join(library, record.sound)));
  for (let i = 0; i < 200; ++i) {
    const stem = `n${i}-0000${String(i).padStart(4, "0")}`;
    const title = i === 150 ? "春天的故事" : `第${i}篇 一个相当长的题目，占两行也不奇怪`;
    writeFileSync(join(many, stem + ".episode.json"), JSON.stringify({ ...record, stem: i === 150 ? "chun-tian-de-gu-shi-00000150" : stem, identity: `${i}.md`, cover: "", title,
      guid: "00000000-0000-5000-8000-" + String(i).padStart(12, "0"), date: `${2023 + (i % 3)}-0${1 + (i % 9)}-01`, duration_seconds: 60 + i, tags: i % 2 ? ["单"] : ["双"] }));
    if (i === 150) { writeFileSync(join(many, "chun-tian-de-gu-shi-00000150.episode.json"), readFileSync(join(many, stem + ".episode.json"))); rmSync(join(many, stem + ".episode.json")); }
  }
  execFileSync(langdu, ["feed", many, "--base-url", "https://example.org/p/"], { stdio: "ignore" });
  const page = await open(await serve(many), { viewport: { width: 360, height: 780 } });
  const visible = () => page.locator("#episodes li:visible").count();
  assert.equal(await page.textContent("#count"), "200 篇");
  assert.equal(await visible(), 60);
  assert.deepEqual((await page.$$eval(".year h2", (all) => all.map((one) => one.textContent))), ["2025 年", "2024 年", "2023 年"]);
  await page.screenshot({ path: join(screenshots, "index-200-360.png") });
  for (const [width, height] of [[360, 780], [1280, 900]])
    for (const colorScheme of ["light", "dark"]) {
      const other = await open(page.url(), { viewport: { width, height }, colorScheme });
      await other.screenshot({ path: join(screenshots, `index-200-${width}-${colorScheme}.png`) });
      assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "long titles in 200 rows");
      await other.close();
    }
  for (const at of [page, await open(site, { viewport: { width: 360, height: 780 } })]) { // without covers, and with them
    const [title, byline] = await at.$$eval("#episodes li:first-child span", (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(byline.top >= title.bottom && byline.left === title.left && byline.width > 100, "who and when stand below the title");
  }
  await page.click("#further");
  assert.equal(await visible(), 120);
  await page.fill("#search", "chuntian");
  assert.equal(await visible(), 1);
  await page.fill("#search", "zzzz");
  assert.match(await page.textContent("#none"), /没有找到“zzzz”/);
  await page.click("#none button");
  await page.selectOption("#order", "long");
  assert.equal(await page.locator("#episodes li:visible >> nth=0").getAttribute("data-seconds"), "259");
  await page.selectOption("#order", "");
  await page.selectOption("#tag", "单");
  assert.equal(await page.textContent("#count"), "100 篇");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  for (const box of await page.$$eval("a, button, select, input", (all) => all.filter((one) => one.offsetParent && one.className !== "skip").map((one) => one.getBoundingClientRect().toJSON()))) assert.ok(box.height >= 24 && box.width >= 24, "targets");
  // Where to subscribe: the address as this browser sees it.
  await page.click(".feeds a >> nth=0");
  await page.waitForSelector("#address");
  await page.waitForLoadState("load"); // its script has run
  assert.equal(await page.inputValue("#address"), new URL("feed.xml", page.url()).href);
  assert.equal(await page.locator("#code").count(), 0, "no code of another address");
  await page.addScriptTag({ content: axe });
  const found = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(found.violations.map((one) => one.id), []);
  await page.screenshot({ path: join(screenshots, "subscribe-360.png") });
  const local = await open("file://" + join(many, "feed.html"), { viewport: { width: 1280, height: 900 } });
  assert.equal(await local.inputValue("#address"), "https://example.org/p/feed.xml");
  await local.screenshot({ path: join(screenshots, "subscribe-desktop.png") });
});

test("what was seen is there without a network, and an episode that was played sounds", async (open) => {
  const page = await open(site, { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.goto(site + page_name);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.click("#play");
  await page.waitForFunction(async () => (await (await caches.open("langdu-sounds")).keys()).length === 1);
  await page.context().setOffline(true);
  await page.goto(site);
  assert.equal(await page.locator("#episodes li").count(), 2);
  await page.goto(site + page_name);
  await page.waitForFunction(() => document.getElementById("sound").readyState >= 1);
  await page.locator(".s").nth(3).click();
  await page.click("#play");
  const from = await time(page);
  await page.waitForFunction((from) => document.getElementById("sound").currentTime > from + 0.3, from);
  await page.context().setOffline(false);
});

test("axe finds nothing, on phone and desktop, light and dark, and nothing leaves a small screen", async (open) => {
  for (const [width, height] of [[320, 640], [360, 780], [1280, 900]])
    for (const colorScheme of ["light", "dark"])
      for (const [name, url] of [["index", site], ["episode", site + page_name], ["rich", rich_site + rich_name]]) {
        const page = await open(url, { viewport: { width, height }, colorScheme, bypassCSP: true });
        if (url !== site) await page.click("#more");
        await page.addScriptTag({ content: axe });
        const found = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        assert.deepEqual(found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target).join(" ")), [], `${url} ${width} ${colorScheme}`);
        const outside = await page.$$eval("button, select, input", (all) => all.filter((one) => one.offsetParent && (one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0)).map((one) => one.id));
        assert.deepEqual(outside, [], `${width}: inside the screen`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} ${width}: no sideways scrolling`);
        const rows = await page.$$eval(".controls > *", (all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);
        assert.ok(rows <= 1, `${name} ${width}: the player's buttons are one row`);
        if (name !== "index") await page.click("#more");
        await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}.png`), fullPage: name === "rich" });
        await page.close();
      }
});

test("a page needs nothing that its own policy forbids", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 900 }, bypassCSP: false });
  await page.click("#more");
  await page.click("#contents");
  await page.keyboard.press("Escape");
  await page.click("#play");
  await page.waitForTimeout(500);
  assert.equal(await page.textContent("#contents"), "开门");
});

test("without scripts the article can be read", async (open) => {
  const page = await open(site + page_name, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  assert.match(await page.textContent("main"), /社区图书馆开门了/);
});

let failed = 0;
for (const [name, body] of tests.filter(([name]) => name.includes(only))) {
  const complaints = [];
  const contexts = [];
  const open = async (url, options) => {
    const context = await browser.newContext({ bypassCSP: true, ...options }); // the driver itself evaluates strings
    contexts.push(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.goto(url);
    return page;
  };
  try {
    await body(open);
    assert.deepEqual(complaints, []);
    console.log("passed: " + name);
  } catch (error) {
    ++failed;
    console.log("FAILED: " + name + "\n" + error.stack);
  }
  for (const context of contexts) await context.close();
}
await browser.close();
for (const server of servers) server.kill();
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
