package dev.gatehouse.config.etcd;

import com.google.protobuf.ByteString;
import java.util.Locale;

/// The keys in etcd. Entries and the log stand below prefixes of their own; numbers have 19 digits, so that
/// keys are ordered as numbers are.
final class EtcdKeys {
    private final ByteString entries;
    private final ByteString log;
    private final ByteString logHead;

    /// Keys below this prefix, such as `gatehouse/config`.
    EtcdKeys(String prefix) {
        this.entries = ByteString.copyFromUtf8(prefix + "/entry/");
        this.log = ByteString.copyFromUtf8(prefix + "/log/");
        this.logHead = ByteString.copyFromUtf8(prefix + "/log-head");
    }

    ByteString entry(String key) {
        return entries.concat(ByteString.copyFromUtf8(key));
    }

    /// The port's key of one of [#entry].
    String keyOf(ByteString entry) {
        return entry.substring(entries.size()).toStringUtf8();
    }

    ByteString log(long number) {
        return log.concat(ByteString.copyFromUtf8(String.format(Locale.ROOT, "%019d", number)));
    }

    /// The number of one of [#log].
    long numberOf(ByteString entry) {
        return Long.parseLong(entry.substring(log.size()).toStringUtf8());
    }

    /// Behind the last entry of the log.
    ByteString logEnd() {
        return end(log);
    }

    /// Where the number of the log's last entry stands.
    ByteString logHead() {
        return logHead;
    }

    /// The first key behind all that begin with this one. UTF-8 never holds the byte 255, so there is one.
    static ByteString end(ByteString prefix) {
        int last = prefix.size() - 1;
        return prefix.substring(0, last).concat(ByteString.copyFrom(new byte[] {(byte) (prefix.byteAt(last) + 1)}));
    }

    /// The first key behind this one.
    static ByteString after(ByteString key) {
        return key.concat(ByteString.copyFrom(new byte[1]));
    }
}
