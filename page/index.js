// Search over titles, how far each episode was heard, dark and light.
"use strict";
(() => {
  const store = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const entries = [...document.querySelectorAll("#episodes li")];
  const search = document.getElementById("search"), count = document.getElementById("count");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const titles = entries.map((entry) => plain(entry.textContent));

  search.addEventListener("input", () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    entries.forEach((entry, i) => {
      entry.hidden = !words.every((word) => titles[i].includes(word));
      if (!entry.hidden) ++shown;
    });
    count.textContent = `${shown} 篇`;
  });

  for (const entry of entries) {
    const heard = +(store("langdu:" + entry.dataset.guid) || 0);
    if (heard < 1) continue;
    const bar = document.createElement("progress");
    bar.max = +entry.dataset.seconds;
    bar.value = heard;
    bar.setAttribute("aria-label", "已听");
    entry.querySelector("a").append(bar);
  }

  const root = document.documentElement;
  if (store("langdu:theme")) root.dataset.theme = store("langdu:theme");
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("langdu:theme", root.dataset.theme); } catch { /* nothing is remembered */ }
  });
})();
