package io.relais.core.feed;

/** A published calendar as bytes: the same content is always the same bytes. */
public final class ServedCalendar {
    private final byte[] bytes;
    private final String digest;

    ServedCalendar(byte[] bytes, String digest) {
        this.bytes = bytes.clone();
        this.digest = digest;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** A name of these bytes, for an ETag; without quotes. */
    public String digest() {
        return digest;
    }
}
