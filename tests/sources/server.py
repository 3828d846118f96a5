#!/usr/bin/env python3
"""A web server as bad as the web: server.py FOLDER prints its port and serves the folder's files with ETags.

/429            asks for an hour's pause          /once429  asks for a second's pause, once
/slow           sends a byte a second             /huge     never ends
/status/410     that status
FOLDER/log has a line of JSON a request; `at_once` says how many requests were being answered."""
import hashlib, http.server, json, pathlib, sys, threading, time

folder = pathlib.Path(sys.argv[1])
lock = threading.Lock()
state = {"at_once": 0, "once": False}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.ended() # before the client can know that it is
        self.wfile.write(body)

    def ended(self):
        with lock:
            state["at_once"] -= self.counted
            self.counted = 0

    def do_GET(self):
        with lock:
            self.counted = 1
            state["at_once"] += 1
            line = {"path": self.path, "agent": self.headers.get("User-Agent"),
                    "match": self.headers.get("If-None-Match"), "at_once": state["at_once"]}
            with open(folder / "log", "a") as log:
                log.write(json.dumps(line) + "\n")
        try:
            self.reply()
        except OSError:
            pass
        finally:
            self.ended()

    def reply(self):
        if self.path == "/429":
            return self.answer(429, Retry_After="3600")
        if self.path == "/once429" and not state["once"]:
            state["once"] = True
            return self.answer(429, Retry_After="1")
        if self.path.startswith("/status/"):
            return self.answer(int(self.path.rsplit("/", 1)[1]))
        if self.path in ("/slow", "/huge"):
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            while True:
                self.wfile.write(b"." if self.path == "/slow" else b"." * 65536)
                self.wfile.flush()
                if self.path == "/slow":
                    time.sleep(1)
        path = folder / (self.path.lstrip("/").split("?")[0] or "index.html")
        if not path.is_file():
            return self.answer(404)
        body = path.read_bytes()
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, ETag=tag)
        kind = {".xml": "application/rss+xml", ".html": "text/html; charset=utf-8"}.get(path.suffix, "application/octet-stream")
        self.answer(200, body, ETag=tag, Content_Type=kind)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
