// Plays an episode and follows the text. Times stand in data-b, data-e (seconds) and data-w (words); without this script the
// page is the article, readable.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { get, set, preference, say } = langdu;
  const sound = $("sound"), text = $("text"), seek = $("seek");
  const sentences = [...document.querySelectorAll(".s")].map((element) => ({
    element, begin: +element.dataset.b, end: +element.dataset.e,
    words: (element.dataset.w ?? "").split(" ").filter(Boolean).map((word) => {
      const [from, hundredths] = word.split(":").map(Number);
      return { from, begin: +element.dataset.b + hundredths / 100 };
    }),
  })).sort((a, b) => a.begin - b.begin); // notes are said where the text refers to them
  const chapters = [...document.querySelectorAll("#chapters button")].map((element) => ({
    element, begin: +element.dataset.b, title: element.querySelector("span").textContent,
  }));
  const guid = text.dataset.guid;

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
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const length = () => (Number.isFinite(sound.duration) ? sound.duration : +seek.max);
  let wanted = null; // a position asked for before the sound is there
  const position = () => wanted ?? sound.currentTime;
  const go = (time) => {
    const target = Math.min(Math.max(0, time), Math.max(0, length() - 0.05));
    if (sound.readyState > 0) sound.currentTime = target; else { wanted = target; sound.load(); }
    show();
  };
  const play = () => sound.play().catch((error) => { if (error.name !== "AbortError") complain(say("无法播放：", "It cannot be played: ") + error.message); });
  const toggle = () => (sound.paused ? play() : sound.pause());
  const complain = (message) => { $("problem").textContent = message; $("problem").hidden = false; };

  // Following: any scrolling that is not ours stops it until the reader comes back.
  let following = true, own_scroll_until = 0;
  const follow = (value) => { following = value; $("return").hidden = value || sound.paused; };
  const scroll_to = (element) => {
    own_scroll_until = performance.now() + 1200;
    element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  };
  const leave = () => { if (!sound.paused) follow(false); };
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, leave, { passive: true });
  addEventListener("keydown", (event) => { if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key) && !event.target.closest("select, input, .s")) leave(); });
  addEventListener("scroll", () => { if (!sound.paused && performance.now() > own_scroll_until) follow(false); }, { passive: true });
  $("return").addEventListener("click", () => { follow(true); if (sentences[now]) scroll_to(sentences[now].element); });

  // Places are counted in the text without the signs of notes.
  const text_nodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ALL, (node) =>
      node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.classList?.contains("noteref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
    const out = [];
    while (walker.nextNode()) out.push(walker.currentNode);
    return out;
  };
  const range_in = (element, from, to) => {
    const range = new Range();
    let begin = 0, started = false;
    for (const node of text_nodes(element)) {
      const end = begin + node.length;
      if (!started && from < end) { range.setStart(node, from - begin); started = true; }
      if (started) { range.setEnd(node, Math.min(node.length, to - begin)); if (to <= end) break; }
      begin = end;
    }
    return started ? range : null;
  };

  let now = -1, chapter = -1, second = -1, word = -1;
  const show_word = (time) => {
    if (!globalThis.Highlight || !CSS.highlights) return;
    const { element, words = [] } = sentences[now] ?? {};
    const current = at(words, time);
    if (current === word) return;
    word = current;
    if (current < 0) { CSS.highlights.delete("word"); return; }
    const range = range_in(element, words[current].from, words[current + 1]?.from ?? Infinity);
    if (range) CSS.highlights.set("word", new Highlight(range)); else CSS.highlights.delete("word");
  };
  function show() {
    const time = position();
    const sentence = at(sentences, time);
    if (sentence !== now) {
      sentences[now]?.element.classList.remove("now");
      now = sentence;
      word = -1;
      globalThis.CSS?.highlights?.delete("word");
      const element = sentences[now]?.element;
      element?.classList.add("now");
      enter_by(now);
      if (element && following && (!sound.paused || wanted !== null)) scroll_to(element);
    }
    show_word(time);
    const current = at(chapters, time);
    if (current !== chapter) {
      if (sleep.value === "chapter" && chapter >= 0 && current === chapter + 1 && !sound.paused) {
        stop_for_sleep();
        go(chapters[current].begin); // goes on here another day
        return;
      }
      chapters[chapter]?.element.removeAttribute("aria-current");
      chapter = current;
      chapters[chapter]?.element.setAttribute("aria-current", "true");
      $("contents").textContent = chapters[chapter]?.title ?? say("章节", "Chapters");
      if (text.lang) $("contents").lang = chapters[chapter] ? text.lang : document.documentElement.lang;
    }
    if (Math.floor(time) === second) return;
    second = Math.floor(time);
    if (document.activeElement !== seek || !seek.matches(":active")) seek.value = String(second);
    seek.setAttribute("aria-valuetext", say(`${clock(time)}，共 ${clock(length())}`, `${clock(time)} of ${clock(length())}`));
    $("time").textContent = clock(time);
    const end = chapters[chapter + 1]?.begin ?? length();
    $("remaining").textContent = chapters.length > 1 ? say(`本章还有 ${clock(end - time)}`, `${clock(end - time)} left in this chapter`) : "";
  }
  function frame() {
    show();
    if (!sound.paused) requestAnimationFrame(frame);
  }

  // Ticks where chapters begin, and their list as a sheet.
  for (const { begin } of chapters.slice(1)) {
    const tick = document.createElement("i");
    tick.style.left = `${(100 * begin) / Math.max(1, +seek.max)}%`;
    $("ticks").append(tick);
  }
  const sheet = $("sheet");
  const to_begin = (begin) => { go(begin); follow(true); if (sentences[now]) scroll_to(sentences[now].element); };
  $("contents").addEventListener("click", () => {
    const list = document.createElement("ol");
    if (text.lang) list.lang = text.lang;
    chapters.forEach(({ title, begin }, i) => {
      const button = document.createElement("button");
      button.type = "button";
      const name = document.createElement("span"), time = document.createElement("time");
      name.textContent = title;
      time.textContent = clock(begin);
      button.append(name, time);
      if (i === chapter) { button.setAttribute("aria-current", "true"); button.autofocus = true; }
      button.addEventListener("click", () => { sheet.close(); to_begin(begin); });
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    });
    sheet.replaceChildren(list);
    sheet.showModal();
  });
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });

  const skip = (seconds) => go(position() + seconds);
  const to_chapter = (step) => {
    const back = step < 0 && position() - (chapters[chapter]?.begin ?? 0) > 3; // first to this chapter's own start
    const target = chapters[Math.min(Math.max(0, back ? chapter : chapter + step), chapters.length - 1)];
    if (target) go(target.begin);
  };
  const to_sentence = (step) => { const target = sentences[Math.min(Math.max(0, now + step), sentences.length - 1)]; if (target) go(target.begin); };
  const speeds = [...$("speed").options].map((option) => +option.value);
  const speed = (value) => {
    sound.playbackRate = sound.defaultPlaybackRate = value;
    $("speed").value = String(value);
    set("speed", String(value));
  };
  const change_speed = (step) => speed(speeds[Math.min(Math.max(0, speeds.indexOf(sound.playbackRate) + step), speeds.length - 1)]);

  // Sleep timer: minutes of clock time, or the chapter's end (in show()).
  const sleep = $("sleep");
  let sleep_timer = 0;
  const stop_for_sleep = () => { sound.pause(); sleep.value = ""; clearTimeout(sleep_timer); };
  sleep.addEventListener("change", () => {
    clearTimeout(sleep_timer);
    if (+sleep.value) sleep_timer = setTimeout(stop_for_sleep, +sleep.value * 60000);
  });

  // What comes after this episode is in the list of the library, when there is one.
  const order = globalThis.langdu_episodes ?? [];
  const following_episode = order[order.findIndex((episode) => episode.guid === guid) + 1];
  const continuous = preference("continuous", "no");
  const shortcuts = preference("shortcuts", "yes");

  // Where was I; "done" when it was heard to the end.
  let remembered = 0;
  const remember = () => { if (position() > 1 && !sound.ended) { set(guid, position().toFixed(1)); set("last", guid); } };
  sound.addEventListener("loadedmetadata", () => {
    seek.max = String(Math.floor(length()));
    $("length").textContent = clock(length());
    if (wanted !== null) { sound.currentTime = wanted; wanted = null; }
    second = -1;
    show();
  });
  const play_label = (shown, label) => { $("play").textContent = shown; $("play").setAttribute("aria-label", label); $("play").title = label; };
  sound.addEventListener("play", () => navigator.serviceWorker?.controller?.postMessage({ keep: sound.currentSrc }), { once: true });
  sound.addEventListener("play", () => { play_label("❚❚", say("暂停", "Pause")); requestAnimationFrame(frame); });
  sound.addEventListener("pause", () => { play_label("▶", say("播放", "Play")); $("return").hidden = true; remember(); });
  sound.addEventListener("timeupdate", () => { // also when the window is in the background
    show();
    if (performance.now() - remembered > 2000) { remembered = performance.now(); remember(); }
    try { navigator.mediaSession?.setPositionState?.({ duration: length(), position: Math.min(position(), length()), playbackRate: sound.playbackRate }); } catch { /* not known yet */ }
  });
  sound.addEventListener("seeked", show);
  sound.addEventListener("ended", () => {
    set(guid, "done");
    if (sleep.value === "chapter") return stop_for_sleep();
    if (continuous() === "yes" && following_episode) location.href = following_episode.page + "#play";
  });
  sound.addEventListener("error", () => complain(say("音频无法载入", "The sound cannot be loaded")));
  addEventListener("pagehide", remember);

  $("play").addEventListener("click", toggle);
  $("back").addEventListener("click", () => skip(-15));
  $("forward").addEventListener("click", () => skip(30));
  $("previous").addEventListener("click", () => to_chapter(-1));
  $("next").addEventListener("click", () => to_chapter(1));
  $("speed").addEventListener("change", () => speed(+$("speed").value));
  $("more").setAttribute("aria-expanded", "false");
  $("more").setAttribute("aria-controls", "preferences");
  $("more").addEventListener("click", () => {
    $("preferences").hidden = !$("preferences").hidden;
    $("more").setAttribute("aria-expanded", String(!$("preferences").hidden));
  });
  seek.addEventListener("input", () => go(+seek.value));
  for (const { element, begin } of chapters) element.addEventListener("click", () => to_begin(begin));
  document.addEventListener("click", (event) => {
    const span = event.target.closest(".s");
    if (!span || event.target.closest("a") || String(getSelection())) return; // following a link or selecting text is not jumping
    follow(true);
    go(+span.dataset.b);
  });

  // Sentences are one stop of the Tab key: the one that sounds. Arrow keys go on from there, Enter plays.
  let entry = -1;
  function enter_by(index) {
    if (index < 0 || index === entry) return;
    sentences[entry]?.element.removeAttribute("tabindex");
    entry = index;
    sentences[entry]?.element.setAttribute("tabindex", "0");
  }
  document.addEventListener("keydown", (event) => {
    if (!event.target.classList?.contains("s") || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      enter_by(Math.min(Math.max(0, entry + step), sentences.length - 1));
      sentences[entry].element.focus();
    } else if (event.key === "Enter") {
      follow(true);
      go(sentences[entry].begin);
      play();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // Search in the text: Enter goes on to the next.
  const plain = (value) => value.normalize("NFKC").toLowerCase();
  let hits = [], hit = -1;
  $("find").addEventListener("input", () => {
    const wanted_text = plain($("find").value.trim());
    hits = wanted_text ? sentences.filter(({ element }) => plain(element.textContent).includes(wanted_text)) : [];
    hit = -1;
    for (const { element } of sentences) element.classList.remove("hit");
    for (const { element } of hits) element.classList.add("hit");
    $("found").textContent = wanted_text ? say(`${hits.length} 处`, `${hits.length} found`) : "";
  });
  $("find").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !hits.length) return;
    hit = (hit + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    follow(false);
    scroll_to(hits[hit].element);
    $("found").textContent = say(`${hit + 1} / ${hits.length} 处`, `${hit + 1} of ${hits.length}`);
  });
  $("share").addEventListener("click", async () => {
    const link = location.href.replace(/#.*/, "") + "#t=" + Math.floor(position());
    try { await navigator.clipboard.writeText(link); $("shared").textContent = say("已复制", "Copied"); } catch { location.hash = "t=" + Math.floor(position()); $("shared").textContent = say("链接在地址栏里", "The link is in the address bar"); }
  });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || sheet.open || event.target.closest("select, input[type=search]")) return;
    const on_control = event.target.closest("button, summary, a, input");
    const actions = { " ": toggle, ArrowLeft: () => skip(-15), ArrowRight: () => skip(30) };
    if (shortcuts() === "yes" && !event.altKey)
      Object.assign(actions, {
        j: () => to_sentence(1), k: () => to_sentence(-1), n: () => to_chapter(1), p: () => to_chapter(-1),
        "<": () => change_speed(-1), ">": () => change_speed(1),
      });
    const action = event.altKey ? null : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || (on_control && (event.key === " " || (on_control === seek && event.key.startsWith("Arrow"))))) return;
    event.preventDefault();
    action();
  });

  if ("mediaSession" in navigator) {
    const picture = /^http/.test(location.protocol) ? $("cover")?.src : null;
    const [author] = (document.querySelector(".byline")?.textContent ?? "").split(" · ");
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title, artist: author, artwork: picture ? [{ src: picture }] : [] });
    const handlers = { play, pause: () => sound.pause(), seekbackward: () => skip(-15), seekforward: () => skip(30),
      previoustrack: () => to_chapter(-1), nexttrack: () => to_chapter(1), seekto: (details) => go(details.seekTime) };
    for (const [name, handler] of Object.entries(handlers)) try { navigator.mediaSession.setActionHandler(name, handler); } catch { /* not known here */ }
  }

  // What is wider than the screen scrolls by itself, also by keyboard.
  for (const box of document.querySelectorAll(".table")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;

  speed(speeds.includes(+get("speed")) ? +get("speed") : 1);
  if (matchMedia("(max-width: 30rem)").matches) $("chapters").open = chapters.length <= 6;
  const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  const start = asked ? +asked[1] : +(get(guid) === "done" ? 0 : get(guid) || 0);
  if (start > 0) go(start);
  enter_by(0);
  show();
  if (location.hash === "#play") play();
})();
