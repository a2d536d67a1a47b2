"""GET /search?q=… answers with product ids as JSON."""

import json
import os
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from index import Index


def load(path: str) -> Index:
    index = Index()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            product = json.loads(line)
            index.add(product["id"], product["name"])
    return index


def create_app(index: Index):
    def app(environ, start_response):
        if environ["PATH_INFO"] != "/search":
            start_response("404 Not Found", [])
            return [b""]
        query = parse_qs(environ.get("QUERY_STRING", "")).get("q", [""])[0]
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(index.find(query[:200])).encode()]

    return app


if __name__ == "__main__":
    with make_server("", int(os.environ.get("PORT", "8082")), create_app(load(os.environ["CATALOGUE"]))) as server:
        server.serve_forever()
