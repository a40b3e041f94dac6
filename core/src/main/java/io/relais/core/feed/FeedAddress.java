package io.relais.core.feed;

import io.relais.core.access.Tokens;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.net.URI;
import java.util.Locale;

/** A calendar's address as a person pasted it. Printing it shows the host only. */
record FeedAddress(URI uri) {
    private static final int LENGTH_MAX = 2_000;

    /** FEED_ADDRESS_INVALID when it is no address of a calendar. */
    static FeedAddress of(String pasted) {
        String text = Limits.required("address", pasted, LENGTH_MAX);
        String address = text.regionMatches(true, 0, "webcal://", 0, "webcal://".length())
                ? "https://" + text.substring("webcal://".length())
                : text;
        try {
            URI uri = URI.create(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if ((scheme.equals("https") || scheme.equals("http"))
                    && host != null
                    && !host.isEmpty()
                    && uri.getRawUserInfo() == null) {
                return new FeedAddress(uri);
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw Problem.of(ProblemCode.FEED_ADDRESS_INVALID, "address");
        }
        throw Problem.of(ProblemCode.FEED_ADDRESS_INVALID, "address");
    }

    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    byte[] digest() {
        return Tokens.hash(uri.toString());
    }

    @Override
    public String toString() {
        return "a calendar at " + host();
    }
}
