// Plays an episode and follows the text. Times stand in data-b and data-e (seconds); without this script the page is the
// article, readable.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const sound = $("sound"), text = $("text"), seek = $("seek");
  const sentences = [...document.querySelectorAll(".s")].map((element) => ({ element, begin: +element.dataset.b, end: +element.dataset.e }));
  const chapters = [...document.querySelectorAll("#chapters button")].map((element) => ({ element, begin: +element.dataset.b }));
  const key = "langdu:" + text.dataset.guid;

  // Storage may be forbidden (private windows, file:// in some browsers): then nothing is remembered.
  const store = {
    get(name) { try { return localStorage.getItem(name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(name, value); } catch { /* nothing is remembered */ } },
  };
  const clock = (seconds) => {
    const s = Math.max(0, Math.floor(seconds)), h = Math.floor(s / 3600);
    const two = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
  };
  // The last of a list, ordered by begin, that has begun at `time`; -1 before the first.
  const at = (list, time) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].begin <= time + 0.02) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  const length = () => (Number.isFinite(sound.duration) ? sound.duration : +seek.max);
  let wanted = null; // a position asked for before the sound is there
  const position = () => wanted ?? sound.currentTime;
  const go = (time) => {
    const target = Math.min(Math.max(0, time), Math.max(0, length() - 0.05));
    if (sound.readyState > 0) sound.currentTime = target; else { wanted = target; sound.load(); }
    show();
  };
  const play = () => sound.play().catch((error) => { if (error.name !== "AbortError") complain("无法播放：" + error.message); });
  const toggle = () => (sound.paused ? play() : sound.pause());
  const complain = (message) => { $("problem").textContent = message; $("problem").hidden = false; };

  let now = -1, chapter = -1, following = true, quiet_until = 0;
  function show() {
    const time = position();
    const sentence = at(sentences, time);
    if (sentence !== now) {
      sentences[now]?.element.classList.remove("now");
      now = sentence;
      const element = sentences[now]?.element;
      element?.classList.add("now");
      if (element && following && performance.now() > quiet_until && (!sound.paused || wanted !== null)) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      }
    }
    const current = at(chapters, time);
    if (current !== chapter) {
      chapters[chapter]?.element.removeAttribute("aria-current");
      chapter = current;
      chapters[chapter]?.element.setAttribute("aria-current", "true");
    }
    if (document.activeElement !== seek || !seek.matches(":active")) seek.value = String(Math.floor(time));
    seek.setAttribute("aria-valuetext", `${clock(time)}，共 ${clock(length())}`);
    $("time").textContent = clock(time);
  }
  function frame() {
    show();
    if (!sound.paused) requestAnimationFrame(frame);
  }

  const skip = (seconds) => go(position() + seconds);
  const to_chapter = (step) => {
    const back = step < 0 && position() - (chapters[chapter]?.begin ?? 0) > 3; // first to this chapter's own start
    const target = chapters[Math.min(Math.max(0, back ? chapter : chapter + step), chapters.length - 1)];
    if (target) go(target.begin);
  };
  const to_sentence = (step) => { const target = sentences[Math.min(Math.max(0, now + step), sentences.length - 1)]; if (target) go(target.begin); };
  const speed = (value) => {
    sound.playbackRate = sound.defaultPlaybackRate = value;
    $("speed").value = String(value);
    store.set("langdu:speed", String(value));
  };
  const change_speed = (step) => {
    const all = [...$("speed").options].map((option) => +option.value);
    speed(all[Math.min(Math.max(0, all.indexOf(sound.playbackRate) + step), all.length - 1)]);
  };
  const theme = (name) => {
    if (name) document.documentElement.dataset.theme = name;
    store.set("langdu:theme", name ?? "");
  };
  const is_dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  sound.addEventListener("loadedmetadata", () => {
    seek.max = String(Math.floor(length()));
    $("length").textContent = clock(length());
    if (wanted !== null) { sound.currentTime = wanted; wanted = null; }
    show();
  });
  sound.addEventListener("play", () => { $("play").textContent = "❚❚"; $("play").setAttribute("aria-label", "暂停"); $("play").title = "暂停"; requestAnimationFrame(frame); });
  sound.addEventListener("pause", () => { $("play").textContent = "▶"; $("play").setAttribute("aria-label", "播放"); $("play").title = "播放"; remember(); });
  sound.addEventListener("timeupdate", show); // also when the window is in the background
  sound.addEventListener("seeked", show);
  sound.addEventListener("ended", () => store.set(key, "0"));
  sound.addEventListener("error", () => complain("音频无法载入"));
  let remembered = 0;
  const remember = () => { if (position() > 1 && !sound.ended) store.set(key, position().toFixed(1)); };
  sound.addEventListener("timeupdate", () => { if (performance.now() - remembered > 2000) { remembered = performance.now(); remember(); } });
  addEventListener("pagehide", remember);

  $("play").addEventListener("click", toggle);
  $("back").addEventListener("click", () => skip(-15));
  $("forward").addEventListener("click", () => skip(30));
  $("previous").addEventListener("click", () => to_chapter(-1));
  $("next").addEventListener("click", () => to_chapter(1));
  $("speed").addEventListener("change", () => speed(+$("speed").value));
  $("theme").addEventListener("click", () => theme(is_dark() ? "light" : "dark"));
  const follow = (value) => { following = value; $("follow").setAttribute("aria-pressed", String(value)); };
  $("follow").addEventListener("click", () => follow(!following));
  seek.addEventListener("input", () => go(+seek.value));
  for (const { element, begin } of chapters) element.addEventListener("click", () => { go(begin); sentences[now]?.element.scrollIntoView({ block: "center" }); });
  document.addEventListener("click", (event) => {
    const span = event.target.closest(".s");
    if (!span || String(getSelection())) return; // selecting text is not jumping
    go(+span.dataset.b);
  });
  // Whoever scrolls by hand is left alone for a while.
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { quiet_until = performance.now() + 6000; }, { passive: true });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("select, input[type=search]")) return;
    const on_control = event.target.closest("button, summary, a, input");
    const actions = {
      " ": () => toggle(), k: toggle,
      ArrowLeft: () => skip(-15), ArrowRight: () => skip(30),
      ArrowUp: () => to_sentence(-1), ArrowDown: () => to_sentence(1),
      n: () => to_chapter(1), p: () => to_chapter(-1), "<": () => change_speed(-1), ">": () => change_speed(1),
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || (on_control && (event.key === " " || (on_control === seek && event.key.startsWith("Arrow"))))) return;
    event.preventDefault();
    action();
  });

  if ("mediaSession" in navigator) {
    const picture = $("cover")?.src;
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title, artwork: picture ? [{ src: picture }] : [] });
    const handlers = { play, pause: () => sound.pause(), seekbackward: () => skip(-15), seekforward: () => skip(30),
      previoustrack: () => to_chapter(-1), nexttrack: () => to_chapter(1), seekto: (details) => go(details.seekTime) };
    for (const [name, handler] of Object.entries(handlers)) try { navigator.mediaSession.setActionHandler(name, handler); } catch { /* not known here */ }
  }

  theme(store.get("langdu:theme") || null);
  follow(true);
  speed(+(store.get("langdu:speed") || 1));
  if (matchMedia("(max-width: 30rem)").matches) $("chapters").open = chapters.length <= 6;
  const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  const start = asked ? +asked[1] : +(store.get(key) || 0);
  if (start > 0) go(start);
  show();
})();
