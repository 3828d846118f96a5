// Keeps what was seen for when there is no network. What is there is asked for first, so nothing gets old; the sound of an
// episode is kept when it is played.
"use strict";
const pages = "langdu-pages", sounds = "langdu-sounds";
const kept_sounds = 20;
const first = ["./", "index.html", "assets/langdu.css", "assets/common.js", "assets/index.js", "assets/episode.js", "assets/episodes.js"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(pages).then((cache) => Promise.allSettled(first.map((name) => cache.add(name)))).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const is_sound = (url) => /\.(mp3|opus|ogg|flac|m4a|m4b|mka|wav)$/.test(url.pathname);

// A part of a kept sound, as players ask for it.
const part = async (request, whole) => {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range) return whole;
  const blob = await whole.blob();
  const begin = range[1] ? +range[1] : Math.max(0, blob.size - +range[2]);
  const end = range[1] && range[2] ? Math.min(+range[2] + 1, blob.size) : blob.size;
  const type = whole.headers.get("content-type") ?? "";
  return new Response(blob.slice(begin, end, type), {
    status: 206, headers: { "Content-Type": type, "Content-Length": String(end - begin), "Content-Range": `bytes ${begin}-${end - 1}/${blob.size}`, "Accept-Ranges": "bytes" },
  });
};

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(request);
      if (answer.status === 200 && !is_sound(url)) (await caches.open(pages)).put(url.pathname, answer.clone());
      return answer;
    } catch (failure) {
      const known = await caches.match(url.pathname, { ignoreSearch: true });
      if (!known) throw failure;
      return is_sound(url) ? part(request, known) : known;
    }
  })());
});

self.addEventListener("message", (event) => {
  if (!event.data?.keep) return;
  event.waitUntil((async () => {
    const cache = await caches.open(sounds), url = new URL(event.data.keep, location.href);
    if (await cache.match(url.pathname)) return;
    const answer = await fetch(url);
    if (answer.status !== 200) return;
    await cache.put(url.pathname, answer);
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - kept_sounds)).map((old) => cache.delete(old)));
  })().catch(() => { /* no network, or no space: nothing is kept */ }));
});
