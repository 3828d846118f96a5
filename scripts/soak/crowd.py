#!/usr/bin/python3
"""crowd.py PORT PID: 1,000 idle connections and one client that never stops asking, beside an honest one that asks for the
page 200 times. Prints how long it waited and what memory the server took; fails beyond 100 ms and 40 MB."""
import socket, statistics, sys, threading, time

port, pid = int(sys.argv[1]), int(sys.argv[2])
request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def connect():
    client = socket.create_connection(("127.0.0.1", port))
    client.settimeout(10)
    return client


def answer(client):
    got = b""
    while b"\r\n\r\n" not in got:
        block = client.recv(65536)
        if not block:
            raise SystemExit("ERROR: the server hung up on the honest client")
        got += block
    assert got.startswith(b"HTTP/1.1 200"), got[:40]


idle = []
for i in range(1000):
    client = connect()
    if i % 2:  # half of them have asked once
        client.sendall(request)
        answer(client)
    idle.append(client)

ended = threading.Event()
flood = connect()


def ask():
    while not ended.is_set():
        try:
            flood.sendall(request * 100)
        except OSError:
            return


def read():
    while not ended.is_set():
        try:
            if not flood.recv(1 << 16):
                return
        except OSError:
            return


for task in (ask, read):
    threading.Thread(target=task, daemon=True).start()

waits = []
for _ in range(200):
    begin = time.monotonic()
    client = connect()
    client.sendall(request)
    answer(client)
    waits.append(1000 * (time.monotonic() - begin))
    client.close()
    time.sleep(0.01)
ended.set()
memory = {line.split(":")[0]: int(line.split()[1]) for line in open(f"/proc/{pid}/status") if line.startswith("VmHWM")}["VmHWM"]
waits.sort()
print(f"crowd: honest client, 200 requests: median {statistics.median(waits):.1f} ms, 99% {waits[197]:.1f} ms, longest {waits[-1]:.1f} ms; "
      f"peak memory {memory / 1024:.1f} MB")
sys.exit(waits[-1] > 100 or memory > 40 * 1024)
