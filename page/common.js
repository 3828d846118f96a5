// What both pages share: what is remembered, colours and type size.
"use strict";
const langdu = (() => {
  // Storage may be forbidden (private windows, file:// in some browsers): then nothing is remembered.
  const get = (name) => { try { return localStorage.getItem("langdu:" + name); } catch { return null; } };
  const set = (name, value) => { try { localStorage.setItem("langdu:" + name, value); } catch { /* nothing is remembered */ } };
  const root = document.documentElement;
  // The page's own words; what is the article's stays as it is.
  const chinese = root.lang.startsWith("zh");
  const say = (in_chinese, in_english) => (chinese ? in_chinese : in_english);

  // A menu or a box whose choice is remembered and applied at once.
  const preference = (id, initial, apply) => {
    const control = document.getElementById(id);
    const box = control?.type === "checkbox";
    const value = get(id) ?? initial;
    if (control) {
      if (box) control.checked = value === "yes"; else control.value = value;
      control.addEventListener("change", () => {
        const chosen = box ? (control.checked ? "yes" : "no") : control.value;
        set(id, chosen);
        apply?.(chosen);
      });
    }
    apply?.(value);
    return () => (control ? (box ? (control.checked ? "yes" : "no") : control.value) : value);
  };

  preference("theme", "", (name) => { if (name) root.dataset.theme = name; else delete root.dataset.theme; });
  preference("size", "1", (size) => root.style.setProperty("--size", size));
  preference("leading", "1.9", (leading) => root.style.setProperty("--leading", leading));
  // Over the web the library is an app that works offline; from file:// there is nothing to be done.
  if (/^https?:/.test(location.protocol)) {
    const manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = "manifest.webmanifest";
    document.head.append(manifest);
    navigator.serviceWorker?.register("sw.js").catch(() => { /* not from here: a plain http address that is not this computer's */ });
  }
  return { get, set, preference, say };
})();
