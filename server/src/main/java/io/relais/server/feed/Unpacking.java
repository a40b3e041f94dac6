package io.relais.server.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks bodies without believing how large they claim to be. */
final class Unpacking {
    private Unpacking() {}

    /**
     * The body as it was before it was packed; empty when it is larger than {@code bytesMax} then.
     *
     * @throws IOException when it is packed in another way than it says, or in one we did not ask for
     */
    static Optional<byte[]> of(byte[] body, String encoding, int bytesMax) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body.length > bytesMax ? Optional.empty() : Optional.of(body);
            case "gzip", "x-gzip" -> gunzip(body, bytesMax);
            default -> throw new IOException("an encoding that was not asked for");
        };
    }

    private static Optional<byte[]> gunzip(byte[] body, int bytesMax) throws IOException {
        if (body.length == 0) {
            return Optional.of(body);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = unpacked.readNBytes(bytesMax + 1);
            return bytes.length > bytesMax ? Optional.empty() : Optional.of(bytes);
        }
    }
}
