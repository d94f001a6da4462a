"""A time-stamp authority on a free port of loopback, for tests; openssl makes the tokens.

    authority.py FOLDER

Makes a root and a signer in FOLDER (root.pem is the root), prints the port and answers until it is
killed. What it does depends on the path: /tsr stamps, the others misbehave as they say.
"""
import http.server
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
CONFIG = """
[req]
distinguished_name=dn
prompt=no
[dn]
CN=Test Root
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign
[tsa]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
[stamp]
serial=serial
crypto_device=builtin
signer_cert=tsa.pem
certs=root.pem
signer_key=tsa.key
signer_digest=sha256
default_policy=1.2.3.4.1
other_policies=1.2.3.4.2
digests=sha256
"""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make():
    (folder / "tsa.cnf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl("req", "-x509", *curve, "-keyout", "root.key", "-out", "root.pem", "-days", "30",
            "-config", "tsa.cnf", "-extensions", "root")
    openssl("req", "-new", *curve, "-keyout", "tsa.key", "-out", "tsa.csr", "-config", "tsa.cnf",
            "-subj", "/CN=Test Authority")
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key",
            "-CAcreateserial", "-days", "30", "-extfile", "tsa.cnf", "-extensions", "tsa",
            "-out", "tsa.pem")
    (folder / "other").write_text("something else")
    openssl("ts", "-query", "-data", "other", "-sha256", "-cert", "-out", "other.tsq")


def reply(query):
    openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "stamp", "-queryfile", query,
            "-out", "reply.tsr")
    return (folder / "reply.tsr").read_bytes()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        (folder / "asked").open("a").write(self.path + "\n")
        if self.headers["Content-Type"] != "application/timestamp-query":
            return self.answer(415, b"")
        if self.path == "/tsr":
            (folder / "query.tsq").write_bytes(body)
            return self.answer(200, reply("query.tsq"))
        if self.path == "/other-data":
            return self.answer(200, reply("other.tsq"))
        if self.path == "/garbage":
            return self.answer(200, b"<html>sign in to this network</html>")
        if self.path == "/too-large":
            return self.answer(200, bytes(1_000_000))
        if self.path == "/redirect":
            return self.answer(302, b"", location="/tsr")
        return self.answer(503, b"")

    def answer(self, status, body, location=None):
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


make()
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
