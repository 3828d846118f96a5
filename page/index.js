// Search over titles, authors, tags and pinyin; what was heard; where to go on.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { get, preference, say } = langdu;
  const plain = (text) => text.normalize("NFKC").toLowerCase().replaceAll("-", "");
  const entries = [...document.querySelectorAll("#episodes li")].map((element) => ({
    element, tags: element.dataset.tags.split(" "), text: plain(element.textContent + " " + element.dataset.search), heard: get(element.dataset.guid),
  }));
  entries.forEach((entry, place) => Object.assign(entry, {
    place, home: entry.element.parentElement, title: entry.element.querySelector(".title").textContent, seconds: +entry.element.dataset.seconds,
  }));
  let sorted = entries;
  const search = $("search"), tag = $("tag");

  // Long lists are shown in steps.
  const step = 60;
  let most = step;
  const list = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, tags, text, heard } of sorted) {
      const found = words.every((word) => text.includes(word)) && (!tag?.value || tags.includes(tag.value)) && !($("unheard").checked && heard === "done");
      if (found) ++shown;
      element.hidden = !found || shown > most;
    }
    $("further").hidden = shown <= most;
    for (const section of document.querySelectorAll(".year")) section.hidden = !section.querySelector("li:not([hidden])");
    $("count").textContent = say(`${shown} 篇`, `${shown} ${shown === 1 ? "episode" : "episodes"}`);
    if (!entries.length) return;
    $("none").hidden = shown > 0;
    $("none").textContent = search.value ? say(`没有找到“${search.value}”。`, `Nothing found for “${search.value}”.`) : say("没有这样的文章。", "There are no such episodes.");
    if (!shown) {
      const clear = document.createElement("button");
      clear.type = "button";
      clear.textContent = say("清除", "Clear");
      clear.addEventListener("click", () => { search.value = ""; if (tag) tag.value = ""; $("unheard").checked = false; list(); search.focus(); });
      $("none").append(" ", clear);
    }
  };
  const again = () => { most = step; list(); };
  search.addEventListener("input", again);
  tag?.addEventListener("change", again);
  $("further").addEventListener("click", () => {
    const before = sorted.filter(({ element }) => !element.hidden).length;
    most += step;
    list();
    sorted.filter(({ element }) => !element.hidden)[before]?.element.querySelector("a").focus(); // goes on where the list ended
  });

  // Other orders are one list without years.
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const orders = {
    reversed: (a, b) => b.place - a.place, title: (a, b) => collator.compare(a.title, b.title),
    short: (a, b) => a.seconds - b.seconds, long: (a, b) => b.seconds - a.seconds,
  };
  const flat = document.createElement("ol");
  $("episodes").append(flat);
  preference("order", "", (order) => {
    const compare = orders[order];
    sorted = compare ? [...entries].sort(compare) : entries;
    for (const { element, home } of sorted) (compare ? flat : home).append(element);
    again();
  });
  preference("unheard", "no", list);

  for (const { element, heard } of entries) {
    const link = element.querySelector("a");
    if (heard === "done") {
      const mark = document.createElement("span");
      mark.className = "heard";
      mark.textContent = say("已听完", "Heard");
      link.append(mark);
    } else if (+heard >= 1) {
      const bar = document.createElement("progress");
      bar.max = +element.dataset.seconds;
      bar.value = +heard;
      bar.setAttribute("aria-label", say("已听", "Heard so far"));
      link.append(bar);
    }
  }
  const last = entries.find(({ element, heard }) => element.dataset.guid === get("last") && +heard >= 1);
  if (last) {
    const link = document.createElement("a");
    link.href = last.element.querySelector("a").getAttribute("href") + "#play";
    const title = last.element.querySelector(".title").cloneNode(true);
    link.append(say("继续收听：", "Go on listening: "), title);
    $("resume").append(link);
    $("resume").hidden = false;
  }
})();
