"""A whole Gatehouse client in Python, written from docs/protocol.md alone.

  python gatehouse_client.py --profile .gatehouse/run/client.properties --user ada exec demo.note '{"text":"hello"}'
  python gatehouse_client.py --profile .gatehouse/run/client.properties --user ada subscribe --count 3

Its key, session and position are kept in --state, so that the next run goes on with them and misses nothing.
"""

import argparse
import base64
import hashlib
import itertools
import json
import os
import pathlib
import random
import ssl
import struct
import sys
import time
import urllib.request
from urllib.parse import urlencode

import grpc
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from google.rpc import error_details_pb2
from grpc_status import rpc_status

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "common/src/main/proto"))
edge, services = grpc.protos_and_services("gatehouse/edge/v1/edge.proto")

EXECUTE = "gatehouse.edge.v1.EdgeGateway/ExecuteCommand"
SUBSCRIBE = "gatehouse.edge.v1.EdgeGateway/SubscribeEvents"
RECONNECT = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.RESOURCE_EXHAUSTED)
SIGN_AGAIN = ("STALE_TIME", "REPLAY_STATE_LOST")


class Unverified(Exception):
    """Something between gateway and client is wrong: act on nothing."""


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(tag, *fields):
    """Tag and NUL, then each field behind its length; an integer is 8 bytes big-endian."""
    values = [struct.pack(">Q", f) if isinstance(f, int) else f.encode() if isinstance(f, str) else f for f in fields]
    return tag.encode() + b"\0" + b"".join(struct.pack(">I", len(value)) + value for value in values)


def thumbprint(public_key):
    return sha256(b'{"crv":"Ed25519","kty":"OKP","x":"%s"}' % b64(public_key).encode())  # RFC 7638, RFC 8037


class Client:
    def __init__(self, profile, state):
        lines = (line.split("=", 1) for line in profile.read_text().splitlines() if "=" in line)
        self.profile = {name.strip(): value.strip().replace("\\:", ":") for name, value in lines}
        self.state, self.audience = state, self.profile["gateway.audience"]
        ca = (profile.parent / self.profile["ca"]).read_bytes() if "ca" in self.profile else None
        self.tls = ssl.create_default_context(cadata=ca.decode() if ca else None)
        channel = grpc.secure_channel(self.profile["gateway.grpc"], grpc.ssl_channel_credentials(ca))
        self.gateway = services.EdgeGatewayStub(channel)
        self.keys, self.keys_fetched, self.time = {}, -1e9, None
        state.put(seed=state.get("seed") or b64(os.urandom(32)))  # the 32 bytes that RFC 8032 calls the private key
        self.key = Ed25519PrivateKey.from_private_bytes(unb64(state["seed"]))

    def http(self, url, body=None, form=False):
        data = None if body is None else (urlencode(body) if form else json.dumps(body)).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded" if form else "application/json"}
        with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=10, context=self.tls) as answer:
            return json.load(answer)

    def verify(self, message, tag, *fields):
        """Accepts the message only under a key of the gateway's set, for the configured audience."""
        if message.key_id not in self.keys and time.monotonic() - self.keys_fetched > 10:
            self.keys_fetched = time.monotonic()
            for jwk in self.http(self.profile["gateway.http"] + "/.well-known/jwks.json")["keys"]:
                raw = unb64(jwk["x"])
                if jwk["kid"] == b64(thumbprint(raw)):
                    self.keys[jwk["kid"]] = Ed25519PublicKey.from_public_bytes(raw)
        if message.key_id not in self.keys or message.audience != self.audience:
            raise Unverified("unknown key or audience")
        self.keys[message.key_id].verify(message.signature, canonical(tag, *fields, message.key_id))

    def take_time(self, beacon):
        self.verify(beacon, "gatehouse/beacon/v1", beacon.type, beacon.audience, beacon.server_time_ms, beacon.position)
        self.time = (beacon.server_time_ms, time.monotonic())

    def now_ms(self):
        """Verified server time plus what has passed on the monotonic clock; never the wall clock."""
        if self.time is None:
            told = self.http(self.profile["gateway.http"] + "/v1/time")
            told.update(position=unb64(told["position"]), signature=unb64(told["signature"]))
            self.take_time(edge.TimeBeacon(**told))
        return self.time[0] + int((time.monotonic() - self.time[1]) * 1000)

    def login(self, user):
        http, public = self.profile["gateway.http"], self.key.public_key().public_bytes_raw()
        offer = self.http(http + "/v1/auth/challenge", {"public_key": b64(public), "key_alg": "Ed25519"})
        if offer["audience"] != self.audience:
            raise Unverified("the challenge is of another audience")
        nonce = os.urandom(16)
        token = self.http(self.profile["issuer.token-url"],
                          {"user": user, "nonce": b64(sha256(thumbprint(public) + nonce))}, form=True)["id_token"]
        proof = canonical("gatehouse/proof/v1", self.audience, unb64(offer["challenge"]), b64(thumbprint(public)),
                          sha256(token.encode()))
        opened = self.http(http + "/v1/auth/sessions", {
            "identity_token": token, "public_key": b64(public), "key_alg": "Ed25519", "token_nonce": b64(nonce),
            "challenge": offer["challenge"], "proof": b64(self.key.sign(proof)), "idempotency_key": b64(os.urandom(16)),
            "device": {"kind": "desktop", "platform": "linux"}})
        self.state.put(session=opened["device_session_id"], user=opened["user_id"])

    def sign(self, method, message_type, payload, command_id=""):
        """A request and the hash that its answer must name. The request id is new for each attempt."""
        request = edge.SignedRequest(
            protocol_version=1, audience=self.audience, device_session_id=self.state["session"],
            message_type=message_type, request_id=os.urandom(16), command_id=command_id, timestamp_ms=self.now_ms(),
            payload=payload, payload_sha256=sha256(payload))
        signed = canonical("gatehouse/request/v1", request.audience, method, 1, request.device_session_id, message_type,
                           request.request_id, command_id, request.timestamp_ms, request.payload_sha256)
        request.signature = self.key.sign(signed)
        return request, sha256(signed)

    def execute(self, message_type, text):
        """Runs one command; signs it again, once, when its time was stale."""
        payload, command_id = text.encode(), b64(os.urandom(16))
        request, request_sha256 = self.sign(EXECUTE, message_type, payload, command_id)
        try:
            answer = self.gateway.ExecuteCommand(request, timeout=20)
        except grpc.RpcError as error:
            if reason(error) not in SIGN_AGAIN:
                raise
            self.time = None
            request, request_sha256 = self.sign(EXECUTE, message_type, payload, command_id)
            answer = self.gateway.ExecuteCommand(request, timeout=20)
        if (answer.protocol_version, answer.request_sha256, answer.payload_sha256) != (
                1, request_sha256, sha256(answer.payload)):
            raise Unverified("the answer is not this request's")
        self.verify(answer, "gatehouse/response/v1", answer.audience, answer.request_sha256, answer.timestamp_ms,
                    answer.result_code, answer.payload_sha256)
        return {"result_code": answer.result_code, "payload": answer.payload.decode(errors="replace")}

    def subscribe(self, act):
        """Tells `act` what happens until that answers true; connects again, with jitter, where that helps."""
        failures = 0
        while True:
            try:
                for told, position in self.stream():
                    done = told and act(told)
                    if position:  # kept after the event's effect: a crash between the two repeats it, and loses nothing
                        self.state.put(position=b64(position))
                    if done:
                        return
                    failures = 0
            except grpc.RpcError as error:
                if error.code() not in RECONNECT and reason(error) not in SIGN_AGAIN:
                    raise
                act({"closed": reason(error) or error.code().name})
                self.time = None
                time.sleep(random.uniform(0, min(30, 0.1 * 2 ** failures)))
                failures += 1

    def stream(self):
        last, opened = unb64(self.state.get("position", "")), False
        payload = edge.SubscribeRequest(position=last).SerializeToString()
        for message in self.gateway.SubscribeEvents(self.sign(SUBSCRIBE, "gateway.subscribe", payload)[0]):
            if message.HasField("opened"):
                opened, last = True, last if message.opened.recovered else b""
                yield {"opened": True, "recovered": message.opened.recovered}, None
            elif message.HasField("server_time"):
                self.take_time(message.server_time)
                yield None, opened and message.server_time.position
            else:
                told, last = self.accept(message.event, last), message.event.position
                yield told, last

    def accept(self, event, last):
        if event.user_id != self.state.get("user") or event.payload_sha256 != sha256(event.payload) \
                or event.device_session_id not in ("", self.state.get("session")) or event.position[:17] <= last[:17]:
            raise Unverified("the event is not for this stream")
        self.verify(event, "gatehouse/event/v1", event.audience, event.user_id, event.device_session_id, event.event_id,
                    event.type, event.position, event.created_at_ms, event.expires_at_ms, event.payload_sha256)
        if 0 < event.expires_at_ms <= self.now_ms():
            return None
        return {"event_id": event.event_id, "type": event.type, "payload": event.payload.decode(errors="replace")}


def reason(error):
    """The ErrorInfo reason among the status's details; empty for a broken connection."""
    told = rpc_status.from_call(error)
    for detail in told.details if told else ():
        info = error_details_pb2.ErrorInfo()
        if detail.Unpack(info) and info.domain == "gatehouse.dev":
            return info.reason
    return ""


class State(dict):
    def __init__(self, path):
        super().__init__(json.loads(path.read_text()) if path.exists() else {})
        self.path = path

    def put(self, **values):
        self.update(values)
        self.path.with_suffix(".new").write_text(json.dumps(self))
        self.path.with_suffix(".new").replace(self.path)


def main():
    options = argparse.ArgumentParser(description="A Gatehouse client. Each thing that happens is one line of JSON.")
    options.add_argument("--profile", type=pathlib.Path, required=True, help="where the platform is: name=value lines")
    options.add_argument("--state", type=pathlib.Path, default=pathlib.Path("gatehouse-state.json"))
    options.add_argument("--user", required=True)
    commands = options.add_subparsers(dest="verb", required=True)
    execute = commands.add_parser("exec")
    execute.add_argument("command", nargs=2, metavar=("TYPE", "PAYLOAD"))
    commands.add_parser("subscribe").add_argument("--count", type=int, help="end after so many events")
    chosen = options.parse_args()
    os.umask(0o077)  # the state holds the device's key
    client, seen = Client(chosen.profile, State(chosen.state)), itertools.count(1)

    def act(told):
        print(json.dumps(told), flush=True)
        return "event_id" in told and next(seen) == chosen.count

    try:
        if "session" not in client.state:
            client.login(chosen.user)
        if chosen.verb == "exec":
            act(client.execute(*chosen.command))
        else:
            client.subscribe(act)
    except (grpc.RpcError, Unverified, InvalidSignature, OSError) as error:
        sys.exit(f"gatehouse: {(isinstance(error, grpc.RpcError) and reason(error)) or repr(error)}")


if __name__ == "__main__":
    main()
